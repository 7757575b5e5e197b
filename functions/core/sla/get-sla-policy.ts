import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getDefaultSlaPolicy as getDefaultRoute, getSlaPolicy as getRoute } from '#shared/api/sla.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { requirePermission, requireSpace } from '../policy.ts';
import { policyFor, type Place } from './policy-for.ts';

type Answer = OutputOf<typeof getRoute>;

async function answerFor(ctx: Context, place: Place): Promise<Answer> {
  const { scope, policy } = await policyFor(ctx, place);
  return { ...policy, scope };
}

/** The policy that holds in a space, and whose it is. For staff who may enter the space. */
export async function getSlaPolicy(ctx: Context, input: InputOf<typeof getRoute>): Promise<Answer> {
  const { id: spaceId, communityId } = await requireSpace(ctx, input.spaceId, 'clock.read');
  return answerFor(ctx, { spaceId, communityId });
}

/** The policy for spaces without their own. For staff. */
export async function getDefaultSlaPolicy(ctx: Context, { communityId }: InputOf<typeof getDefaultRoute>): Promise<Answer> {
  requirePermission(ctx, 'clock.read');
  const { communities } = await structureOf(ctx.table, ctx.now());
  if (communityId !== undefined && !communities.some(({ id }) => id === communityId)) throw notFound('community');
  return answerFor(ctx, { communityId });
}
