import type { OutputOf } from '#shared/api/define-route.ts';
import type { listGroups as listGroupsRoute } from '#shared/api/groups.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { groupsPattern } from './group.entity.ts';

/** All groups, by name. For those who invite people or manage spaces. */
export async function listGroups(ctx: Context): Promise<OutputOf<typeof listGroupsRoute>> {
  requirePermission(ctx, 'member.invite');
  const groups = await ctx.table.all(groupsPattern);
  const items = groups.map(({ id, name, createdAt, version }) => ({ id, name, createdAt, version }));
  return { items: items.sort((a, b) => a.name.localeCompare(b.name)) };
}
