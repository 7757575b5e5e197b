import type { Condition } from 'dynamodb-toolbox';
import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteGroup as deleteGroupRoute } from '#shared/api/groups.ts';
import { commit } from '#functions/table/commit.ts';
import { remove } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { forgetStructure, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { groupEntity, groupNameEntity } from './group.entity.ts';
import { groupNameKey } from './group-name-write.ts';

/**
 * Deletes a group that no space lets in. For those who manage groups. Its id may stay on members: no space names it,
 * and ids are never given twice. Raises `group.in_use` with the spaces.
 */
export async function deleteGroup(
  ctx: Context,
  { groupId: id }: InputOf<typeof deleteGroupRoute>,
): Promise<null> {
  requirePermission(ctx, 'group.manage');
  forgetStructure(ctx.table);
  const [group, { spaces }] = await Promise.all([
    ctx.table.get(groupEntity, { id }, { consistent: true }),
    structureOf(ctx.table, ctx.now()),
  ]);
  if (group === undefined) throw notFound('group');
  const users = spaces.filter(({ groupIds }) => groupIds.includes(id));
  if (users.length > 0) throw conflict('group.in_use', { spaceIds: users.map((space) => space.id) });
  const { version, name } = group;
  const asRead = { if: { attr: 'version', eq: version } as Condition, failure: conflict('group.changed') };
  return commit(ctx, {
    writes: [
      remove(groupEntity, { id }, asRead),
      remove(groupNameEntity, { key: groupNameKey(name) }),
      auditWrite(ctx, { act: 'group.deleted', target: id, facts: { name } }),
    ],
    answer: null,
  });
}
