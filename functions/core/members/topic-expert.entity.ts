import { item, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';

/**
 * A topic that a member said to know of; one item for each of the member's `expertTopics`, written in the same
 * transaction. It stands in its topic's order by when the member was asked last; who never was comes first.
 */
export const topicExpertEntity = defineEntity({
  kind: 'topic-expert',
  schema: item({
    memberId: idOf('member'),
    topic: string(),
    /** When the ladder last asked the member because of this topic. */
    askedAt: string().optional(),
  }),
  key: (expert: { memberId: Id<'member'>; topic: string }) => ({
    pk: `member#${expert.memberId}`,
    sk: `expert#${expert.topic}`,
  }),
  indexes: ({ memberId, topic, askedAt }) => ({
    gsi1pk: `experts#${topic}`,
    gsi1sk: `${askedAt ?? ''}#${memberId}`,
  }),
});
export type TopicExpert = ItemOf<typeof topicExpertEntity>;

/** Who knows of a topic, those first who were asked longest ago or never? */
export const expertsOfTopic = (topic: string) =>
  ({
    name: 'expertsOfTopic',
    index: 'gsi1',
    pk: `experts#${topic}`,
    kinds: [topicExpertEntity],
  }) as const;
