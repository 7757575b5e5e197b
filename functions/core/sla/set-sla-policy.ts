import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { setSlaPolicy as setRoute } from '#shared/api/sla.ts';
import type { Context } from '../context.ts';
import { requireSpace } from '../policy.ts';
import { settingsOf, storePolicy } from './store-policy.ts';

type Set = typeof setRoute;

/**
 * Sets the policy of a space. For admins. Durations under 15 minutes in local mode alone
 * (`sla_policy.invalid`); another version than was read is `sla_policy.changed`.
 */
export async function setSlaPolicy(ctx: Context, input: InputOf<Set>): Promise<OutputOf<Set>> {
  const { id: spaceId, communityId } = await requireSpace(ctx, input.spaceId, 'sla.manage');
  const { version, applyToRunning } = input;
  const settings = settingsOf(ctx, input);
  return storePolicy(ctx, {
    policyScope: 'space',
    ownerId: spaceId,
    place: { spaceId, communityId },
    settings,
    version,
    applyToRunning,
  });
}
