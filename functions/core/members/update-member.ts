import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateMember as updateMemberRoute } from '#shared/api/members.ts';
import { happened } from '#events/contracts/define-event.ts';
import { MemberUpdated } from '#events/contracts/member.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { groupsExist } from '../groups/groups-exist.ts';
import { requirePermission } from '../policy.ts';
import { expertTopicWrites } from './expert-topic-writes.ts';
import { decideUpdateMember } from './decide-update-member.ts';
import { findMember } from './find-member.ts';
import { memberEntity } from './member.entity.ts';
import { anotherOwner } from './another-owner.ts';
import { presentMember } from './present-member.ts';

type Update = typeof updateMemberRoute;

async function updateOnce(
  ctx: Context,
  { memberId, version, ...change }: InputOf<Update>,
): Promise<OutputOf<Update>> {
  const member = await findMember(ctx.table, memberId);
  if (member === undefined) throw notFound('member');
  if (member.version !== version) throw conflict('member.changed');
  const actor = ctx.actor.type === 'member' ? ctx.actor : undefined;
  const { set, acts, addedGroupIds, endsOwner } = decideUpdateMember(actor, member, change);
  if (acts.length === 0) return presentMember(member);
  return commit(ctx, {
    writes: [
      update(memberEntity, member, { set }),
      ...(set.expertTopics ? expertTopicWrites(memberId, member.expertTopics, set.expertTopics) : []),
      ...groupsExist(addedGroupIds),
      ...(endsOwner ? [await anotherOwner(ctx, memberId)] : []),
      ...acts.map((act) => auditWrite(ctx, act)),
    ],
    events: [happened(MemberUpdated, { memberId, ...set })],
    answer: presentMember({ ...member, ...set, version: version + 1 }),
  });
}

/**
 * Changes a member's role, groups or topics, suspends them or lets them in again; it counts from their next request.
 * For those who manage members, never above their own role. The last owner stays one: `member.last_owner`.
 */
export function updateMember(ctx: Context, input: InputOf<Update>): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'member.manage');
  return againWhenRaced(() => updateOnce(ctx, input));
}
