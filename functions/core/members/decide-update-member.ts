import { conflict, forbidden } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { mayGrantRole, type Role } from '#shared/permissions.ts';
import type { Act } from '../audit/audit.entity.ts';
import type { MemberActor } from '../context.ts';
import type { MemberItem } from './find-member.ts';

export interface MemberChange {
  readonly role?: Role | undefined;
  readonly groupIds?: readonly Id<'group'>[] | undefined;
  readonly expertTopics?: readonly string[] | undefined;
  readonly suspended?: boolean | undefined;
}

export interface UpdatedMember {
  readonly set: Partial<Pick<MemberItem, 'role' | 'groupIds' | 'expertTopics' | 'status'>>;
  /** Groups the member was not in before: they must be there. */
  readonly addedGroupIds: Id<'group'>[];
  /** Another active owner must remain. */
  readonly endsOwner: boolean;
  readonly acts: Act[];
}

const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  [...a].sort().join() === [...b].sort().join();

function decideStatus(member: MemberItem, suspended: boolean | undefined): MemberItem['status'] {
  if (suspended === undefined || suspended === (member.status === 'suspended')) return member.status;
  if (suspended && member.status !== 'active') throw conflict('member.not_active');
  return suspended ? 'suspended' : 'active';
}

function requireAllowed(actor: MemberActor | undefined, member: MemberItem, change: MemberChange): void {
  if (actor === undefined) return;
  const above =
    !mayGrantRole(actor.role, member.role) || !mayGrantRole(actor.role, change.role ?? member.role);
  if (above) throw forbidden('member.role_above_own');
  if (change.suspended === true && actor.memberId === member.id) throw conflict('member.own_account');
}

/**
 * What an admin changes about a member. Raises `member.role_above_own` (nobody gives, or touches, a role above their
 * own), `member.own_account` (nobody suspends themselves) and `member.not_active`.
 * @param actor undefined for the system
 */
export function decideUpdateMember(
  actor: MemberActor | undefined,
  member: MemberItem,
  change: MemberChange,
): UpdatedMember {
  requireAllowed(actor, member, change);
  const target = member.id;
  const set: { -readonly [K in keyof UpdatedMember['set']]: UpdatedMember['set'][K] } = {};
  const acts: Act[] = [];
  const { role = member.role } = change;
  const groupIds = [...new Set(change.groupIds ?? member.groupIds)];
  const expertTopics = [...new Set(change.expertTopics ?? member.expertTopics)];
  const status = decideStatus(member, change.suspended);
  if (role !== member.role) {
    set.role = role;
    acts.push({
      act: 'member.role_changed',
      target,
      facts: { name: member.name, from: member.role, to: role },
    });
  }
  if (!sameSet(groupIds, member.groupIds)) {
    set.groupIds = groupIds;
    acts.push({ act: 'member.groups_changed', target, facts: { name: member.name, groupIds } });
  }
  if (!sameSet(expertTopics, member.expertTopics)) {
    set.expertTopics = expertTopics;
    acts.push({ act: 'member.topics_changed', target, facts: { name: member.name, expertTopics } });
  }
  if (status !== member.status) {
    set.status = status;
    acts.push({
      act: status === 'suspended' ? 'member.suspended' : 'member.reinstated',
      target,
      facts: { name: member.name },
    });
  }
  const isOwner = member.role === 'owner' && member.status === 'active';
  return {
    set,
    acts,
    addedGroupIds: groupIds.filter((id) => !member.groupIds.includes(id)),
    endsOwner: isOwner && (role !== 'owner' || status !== 'active'),
  };
}
