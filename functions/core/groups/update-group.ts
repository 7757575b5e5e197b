import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateGroup as updateGroupRoute } from '#shared/api/groups.ts';
import { commit } from '#functions/table/commit.ts';
import { remove, update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { groupEntity, groupNameEntity } from './group.entity.ts';
import { groupNameKey, takeGroupName } from './group-name-write.ts';

type Update = typeof updateGroupRoute;

/** Gives a group another name. For those who manage groups. Raises `group.changed` when its version is another by now. */
export async function updateGroup(
  ctx: Context,
  { groupId: id, version, name }: InputOf<Update>,
): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'group.manage');
  const group = await ctx.table.get(groupEntity, { id }, { consistent: true });
  if (group === undefined) throw notFound('group');
  if (group.version !== version) throw conflict('group.changed');
  const key = groupNameKey(group.name);
  const renames =
    key === groupNameKey(name) ? [] : [remove(groupNameEntity, { key }), takeGroupName(name, id)];
  return commit(ctx, {
    writes: [
      update(groupEntity, group, { set: { name } }),
      ...renames,
      auditWrite(ctx, { act: 'group.renamed', target: id, facts: { from: group.name, to: name } }),
    ],
    answer: { id, version: version + 1 },
  });
}
