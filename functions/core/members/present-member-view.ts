import type { MemberView } from '#shared/model/member.ts';
import { isStaff, roleAllows } from '#shared/permissions.ts';
import type { Actor } from '../context.ts';
import type { MemberItem } from './find-member.ts';
import { presentMember } from './present-member.ts';

/** Whether an actor sees members whole: address, groups, settings, and those who are not active. */
export const seesMembersWhole = (actor: Actor): boolean =>
  actor.type === 'system' || (actor.type === 'member' && roleAllows(actor.role, 'member.manage'));

/** A member as the wire shows them to an actor. */
export function presentMemberView(member: MemberItem, actor: Actor): MemberView {
  const { email, groupIds, locale, timeZone, ...open } = presentMember(member);
  const isClaimable = member.status === 'unclaimed' && member.importedAs !== undefined;
  const closed = {
    ...(email !== undefined && { email }),
    ...{ groupIds, locale, timeZone },
    ...(isClaimable && { can: ['claim' as const] }),
  };
  return { ...open, ...(seesMembersWhole(actor) && closed), isStaff: isStaff(member.role) };
}
