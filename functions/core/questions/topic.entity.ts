import { item, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';

/**
 * How many questions of a space have a topic. Kept by `placeInLists` in the transaction that places them. Counted
 * by space, so that a reader's number leaves out what they may not see.
 */
export const topicCountEntity = defineEntity({
  kind: 'topic-count',
  schema: item({
    communityId: idOf('community'),
    spaceId: idOf('space'),
    topic: string(),
    questions: number(),
  }),
  key: (count: { communityId: Id<'community'>; spaceId: Id<'space'>; topic: string }) => ({
    pk: `topics#${count.communityId}`,
    sk: `${count.topic}#${count.spaceId}`,
  }),
});
export type TopicCount = ItemOf<typeof topicCountEntity>;

/** Which topics that begin so do the spaces of a community have, and how often? At most some thousand small items. */
export const topicCountsIn = (communityId: Id<'community'>, prefix: string) =>
  ({
    name: 'topicCountsIn',
    pk: `topics#${communityId}`,
    ...(prefix === '' ? {} : { range: { beginsWith: prefix } }),
    kinds: [topicCountEntity],
  }) as const;
