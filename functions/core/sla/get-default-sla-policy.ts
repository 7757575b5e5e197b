import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getDefaultSlaPolicy as getRoute } from '#shared/api/sla.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { policyFor } from './policy-for.ts';

type Get = typeof getRoute;

/** The policy for spaces without their own, of a community or of the whole organisation. For staff. */
export async function getDefaultSlaPolicy(
  ctx: Context,
  { communityId }: InputOf<Get>,
): Promise<OutputOf<Get>> {
  requirePermission(ctx, 'clock.read');
  const { communities } = await structureOf(ctx.table, ctx.now());
  if (communityId !== undefined && !communities.some(({ id }) => id === communityId))
    throw notFound('community');
  const { scope, policy } = await policyFor(ctx, { communityId });
  return { ...policy, scope };
}
