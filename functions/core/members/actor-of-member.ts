import type { ItemOf } from '#functions/table/define-entity.ts';
import type { MemberActor } from '../context.ts';
import type { memberEntity } from './member.entity.ts';

/**
 * A member as the actor they would be, to ask what they may see when they are not here: before a
 * mention or a notification. Undefined for one who may not act: suspended, invited, unclaimed.
 */
export function actorOfMember(member: ItemOf<typeof memberEntity> | undefined): MemberActor | undefined {
  if (member?.status !== 'active') return undefined;
  const { id, name, role, groupIds, locale } = member;
  return { type: 'member', memberId: id, name, role, groupIds, locale, scopes: 'all' };
}
