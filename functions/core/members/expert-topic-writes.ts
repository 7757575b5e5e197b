import type { Id } from '#shared/ids.ts';
import { remove, replace, type Write } from '#functions/table/writes.ts';
import { topicExpertEntity } from './topic-expert.entity.ts';

/** Makes a member findable by the topics they know of now, and no more by those they knew of before. For the transaction that changes the topics. */
export function expertTopicWrites(
  memberId: Id<'member'>,
  before: readonly string[],
  now: readonly string[],
): Write[] {
  return [
    ...before
      .filter((topic) => !now.includes(topic))
      .map((topic) => remove(topicExpertEntity, { memberId, topic })),
    ...now
      .filter((topic) => !before.includes(topic))
      .map((topic) => replace(topicExpertEntity, { memberId, topic })),
  ];
}
