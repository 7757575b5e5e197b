import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createGroup as createGroupRoute } from '#shared/api/groups.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { groupEntity, groupsPattern, MOST_GROUPS } from './group.entity.ts';
import { takeGroupName } from './group-name-write.ts';

type Create = typeof createGroupRoute;

/** Makes a group without members. For those who manage groups. */
export async function createGroup(ctx: Context, { name }: InputOf<Create>): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'group.manage');
  const groups = await ctx.table.all(groupsPattern);
  if (groups.length >= MOST_GROUPS) throw new AppError('group.too_many', { kind: 'limit' });
  const id = ctx.newId('group');
  return commit(ctx, {
    writes: [
      create(groupEntity, { id, name, createdAt: ctx.now(), version: 1 }),
      takeGroupName(name, id),
      auditWrite(ctx, { act: 'group.created', target: id, facts: { name } }),
    ],
    answer: { id },
  });
}
