import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listAuditEntries as listAuditEntriesRoute } from '#shared/api/audit.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { auditEntries, auditEntriesOf } from './audit.entity.ts';
import { presentAuditEntry } from './present-audit-entry.ts';

type List = typeof listAuditEntriesRoute;

/** What was done in the tenant, or to one thing of it. For those who read the audit log. */
export async function listAuditEntries(
  ctx: Context,
  { target, ...request }: InputOf<List>,
): Promise<OutputOf<List>> {
  requirePermission(ctx, 'audit.read');
  const { items, ...rest } = await ctx.table.page(
    target === undefined ? auditEntries : auditEntriesOf(target),
    request,
  );
  return { items: items.map(presentAuditEntry), ...rest };
}
