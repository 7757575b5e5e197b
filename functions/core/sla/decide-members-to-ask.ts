import type { Author } from '#shared/model/member.ts';
import type { MemberItem } from '../members/find-member.ts';
import { drawOf } from './draw-of.ts';
import { mayBeAsked, type AskedAbout } from './may-be-asked.ts';

interface Asking extends AskedAbout {
  readonly staff: readonly MemberItem[];
}

/** What an event carries at most. */
const MOST_MODERATORS = 20;

/**
 * Whom the ladder reaches from 80 % on: the moderators, or the admins where there are none. Never the asker, nobody
 * who may not enter the space.
 */
export function decideMembersToAsk({ staff, ...about }: Asking): Author[] {
  const moderators = staff.filter(({ role }) => role === 'moderator');
  const candidates =
    moderators.length > 0 ? moderators : staff.filter(({ role }) => role === 'admin' || role === 'owner');
  const draw = ({ id }: MemberItem): string => drawOf(about.question.id, id);
  return candidates
    .filter((member) => mayBeAsked(member, about))
    .sort((a, b) => draw(a).localeCompare(draw(b)))
    .slice(0, MOST_MODERATORS)
    .map(({ id, name }) => ({ id, name, isStaff: true }));
}
