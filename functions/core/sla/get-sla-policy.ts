import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getSlaPolicy as getRoute } from '#shared/api/sla.ts';
import type { Context } from '../context.ts';
import { requireSpace } from '../policy.ts';
import { policyFor } from './policy-for.ts';

type Get = typeof getRoute;

/** The policy that holds in a space, and whose it is. For staff who may enter the space. */
export async function getSlaPolicy(ctx: Context, input: InputOf<Get>): Promise<OutputOf<Get>> {
  const { id: spaceId, communityId } = await requireSpace(ctx, input.spaceId, 'clock.read');
  const { scope, policy } = await policyFor(ctx, { spaceId, communityId });
  return { ...policy, scope };
}
