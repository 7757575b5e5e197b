import { createHash } from 'node:crypto';
import type { Author } from '#shared/model/member.ts';
import type { StepShare } from '#shared/model/sla-policy.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { actorOfMember } from '../members/actor-of-member.ts';
import type { memberEntity } from '../members/member.entity.ts';
import { mayEnterSpace } from '../policy.ts';

type MemberItem = ItemOf<typeof memberEntity>;

interface Asking {
  readonly share: StepShare;
  readonly question: {
    readonly id: string;
    readonly topics: readonly string[];
    readonly author: { readonly id: string };
  };
  readonly space: SpaceItem;
  readonly staff: readonly MemberItem[];
}

/** A few experts at a time, so that each knows it is they who are asked. */
const EXPERTS_AT_A_TIME = 3;
/** What an event carries at most. */
const MOST_MODERATORS = 20;

/** Spreads questions evenly over people, and picks the same ones again when it is asked again. */
const drawOf = (questionId: string, memberId: string): string =>
  createHash('sha256').update(`${questionId}:${memberId}`).digest('hex');

function mayBeAsked(member: MemberItem, { question, space }: Asking): boolean {
  const actor = actorOfMember(member);
  return actor !== undefined && member.id !== question.author.id && mayEnterSpace(actor, space);
}

function candidates({ share, question, staff }: Asking): readonly MemberItem[] {
  if (share === 50)
    return staff.filter(({ expertTopics }) => expertTopics.some((topic) => question.topics.includes(topic)));
  const moderators = staff.filter(({ role }) => role === 'moderator');
  return moderators.length > 0
    ? moderators
    : staff.filter(({ role }) => role === 'admin' || role === 'owner');
}

/**
 * Whom a step of the ladder reaches: at 50 % a few experts of the question's topics, from 80 % on the
 * moderators, or the admins where there are none. Never the asker, nobody who may not enter the space.
 */
export function decideMembersToAsk(asking: Asking): Author[] {
  const { question, share } = asking;
  const able = candidates(asking).filter((member) => mayBeAsked(member, asking));
  const drawn = [...able].sort((a, b) => drawOf(question.id, a.id).localeCompare(drawOf(question.id, b.id)));
  return drawn
    .slice(0, share === 50 ? EXPERTS_AT_A_TIME : MOST_MODERATORS)
    .map(({ id, name }) => ({ id, name, isStaff: true }));
}
