import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { setDefaultSlaPolicy as setRoute } from '#shared/api/sla.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { settingsOf, storePolicy } from './store-policy.ts';

type Set = typeof setRoute;

/** Sets the policy for spaces without their own, of a community or the whole organisation. For admins. Errors as of `setSlaPolicy`. */
export async function setDefaultSlaPolicy(ctx: Context, input: InputOf<Set>): Promise<OutputOf<Set>> {
  requirePermission(ctx, 'sla.manage');
  const { communityId, version, applyToRunning } = input;
  const settings = settingsOf(ctx, input);
  if (communityId === undefined) {
    return storePolicy(ctx, {
      policyScope: 'tenant',
      ownerId: ctx.tenant.id,
      place: {},
      settings,
      version,
      applyToRunning,
    });
  }
  const { communities } = await structureOf(ctx.table, ctx.now());
  if (!communities.some(({ id }) => id === communityId)) throw notFound('community');
  return storePolicy(ctx, {
    policyScope: 'community',
    ownerId: communityId,
    place: { communityId },
    settings,
    version,
    applyToRunning,
  });
}
