import type { Author } from '#shared/model/member.ts';
import { isStaff } from '#shared/permissions.ts';
import type { MemberItem } from '../members/find-member.ts';
import type { TopicExpert } from '../members/topic-expert.entity.ts';
import { drawOf } from './draw-of.ts';
import { mayBeAsked, type AskedAbout } from './may-be-asked.ts';

/** A few experts at a time, so that each knows it is they who are asked. */
export const EXPERTS_AT_A_TIME = 3;

/** A member, and one topic by which they were found. */
export interface Found {
  readonly member: MemberItem;
  readonly expert: TopicExpert;
}

/** Whether somebody found by a topic may be asked: knows of it still, and may act there. */
export const isAble = ({ member, expert }: Found, about: AskedAbout): boolean =>
  member.expertTopics.includes(expert.topic) && mayBeAsked(member, about);

interface Asked {
  readonly members: Author[];
  /** The topics because of which each of them is asked. */
  readonly because: TopicExpert[];
}

/**
 * Whom the ladder asks at 50 %: those who know of the question's topics, staff or not, first who was asked longest
 * ago or never; of those alike, as the draw of the question says. The same for the same items in any order.
 */
export function decideExpertsToAsk(found: readonly Found[], about: AskedAbout): Asked {
  const byMember = new Map<string, { member: MemberItem; lastAsked: string; topics: TopicExpert[] }>();
  for (const { member, expert } of found.filter((one) => isAble(one, about))) {
    const { lastAsked = '', topics = [] } = byMember.get(member.id) ?? {};
    const { askedAt = '' } = expert;
    const latest = askedAt > lastAsked ? askedAt : lastAsked;
    byMember.set(member.id, { member, lastAsked: latest, topics: [...topics, expert] });
  }
  const draw = ({ member }: { member: MemberItem }): string => drawOf(about.question.id, member.id);
  const asked = [...byMember.values()]
    .sort((a, b) => a.lastAsked.localeCompare(b.lastAsked) || draw(a).localeCompare(draw(b)))
    .slice(0, EXPERTS_AT_A_TIME);
  return {
    members: asked.map(({ member: { id, name, role } }) => ({ id, name, isStaff: isStaff(role) })),
    because: asked.flatMap(({ topics }) => topics),
  };
}
