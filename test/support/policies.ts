import { aroundTheClock } from '#shared/calendars.ts';
import type { Id } from '#shared/ids.ts';
import type { SlaPolicySettings } from '#shared/model/sla-policy.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { getSlaPolicy } from '#functions/core/sla/get-sla-policy.ts';
import { setSlaPolicy } from '#functions/core/sla/set-sla-policy.ts';
import type { TestTenant } from './table-context.ts';

/** Every moment counts: 100 minutes to a first answer, 1,000 to an accepted one, so that a percent is a minute or ten. */
export const plainPolicy: SlaPolicySettings = {
  firstAnswer: 'PT100M',
  acceptedAnswer: 'PT1000M',
  calendar: aroundTheClock(),
  priorityByGroup: [],
  pauseWhileWaitingForAsker: true,
};

export const MINUTE = 60_000;

/** Sets a space's policy over the one it has. */
export async function givePolicy(
  tenant: TestTenant,
  admin: MemberActor,
  {
    spaceId,
    applyToRunning = false,
    ...change
  }: Partial<SlaPolicySettings> & { spaceId: Id<'space'>; applyToRunning?: boolean },
): Promise<void> {
  const { version } = await getSlaPolicy(tenant.context(admin), { spaceId });
  await setSlaPolicy(tenant.context(admin), { ...plainPolicy, ...change, spaceId, version, applyToRunning });
}
