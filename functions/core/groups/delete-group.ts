import type { Condition } from 'dynamodb-toolbox';
import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteGroup as deleteGroupRoute } from '#shared/api/groups.ts';
import { commit } from '#functions/table/commit.ts';
import { remove } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { structurePattern } from '../communities/communities.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { groupEntity, groupNameEntity, type GroupItem } from './group.entity.ts';
import { groupNameKey } from './group-name-write.ts';

type Delete = InputOf<typeof deleteGroupRoute>;

/** Read after the group: whoever names it later than this changes the group, so that its removal fails. */
async function requireUnused(ctx: Context, { id }: GroupItem): Promise<void> {
  const rooms = await ctx.table.all({ ...structurePattern, consistent: true });
  const users = rooms.filter((room) => 'groupIds' in room && room.groupIds.includes(id));
  if (users.length > 0) throw conflict('group.in_use', { spaceIds: users.map((space) => space.id) });
}

async function deleteOnce(ctx: Context, { groupId: id }: Delete): Promise<null> {
  const group = await ctx.table.get(groupEntity, { id }, { consistent: true });
  if (group === undefined) throw notFound('group');
  await requireUnused(ctx, group);
  const { version, name, timesNamed } = group;
  const named =
    timesNamed === undefined ? { attr: 'timesNamed', exists: false } : { attr: 'timesNamed', eq: timesNamed };
  const asRead = { and: [{ attr: 'version', eq: version }, named] } as Condition;
  return commit(ctx, {
    writes: [
      remove(groupEntity, { id }, { if: asRead, failure: raced() }),
      remove(groupNameEntity, { key: groupNameKey(name) }),
      auditWrite(ctx, { act: 'group.deleted', target: id, facts: { name } }),
    ],
    answer: null,
  });
}

/**
 * Deletes a group that no space lets in. For those who manage groups. Its id may stay on members, invitations and
 * policies: no space names it, and ids are never given twice. Raises `group.in_use` with the spaces.
 */
export function deleteGroup(ctx: Context, input: Delete): Promise<null> {
  requirePermission(ctx, 'group.manage');
  return againWhenRaced(() => deleteOnce(ctx, input));
}
