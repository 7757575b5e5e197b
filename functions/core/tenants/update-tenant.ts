import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateTenant as updateTenantRoute } from '#shared/api/tenants.ts';
import { happened } from '#events/contracts/define-event.ts';
import { TenantUpdated } from '#events/contracts/tenant.ts';
import { commit } from '#functions/table/commit.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import type { TenantDescription } from '../ports.ts';
import { requirePermission } from '../policy.ts';

type Update = typeof updateTenantRoute;

/**
 * Changes what pages show of the organisation. For those who manage it. The act is recorded first and
 * then told to the directory; a repeat of a call that failed between the two makes it whole.
 */
export async function updateTenant(ctx: Context, input: InputOf<Update>): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'tenant.manage');
  const { id, slug, name, locale, timeZone, seed } = ctx.tenant;
  const change: TenantDescription = {
    ...(input.name !== undefined && { name: input.name }),
    ...(input.seed !== undefined && { seed: input.seed }),
    ...(input.locale !== undefined && { locale: input.locale }),
    ...(input.timeZone !== undefined && { timeZone: input.timeZone }),
  };
  const answer = { id, slug, name, locale, timeZone, seed, ...change };
  if (Object.keys(change).length === 0) return answer;
  await commit(ctx, {
    writes: [auditWrite(ctx, { act: 'tenant.updated', target: id, facts: { ...change } })],
    events: [happened(TenantUpdated, change)],
    answer,
  });
  await ctx.ports.describeTenant(change);
  return answer;
}
