import { mondayToFriday, sundayToThursday } from '#shared/calendars.ts';
import type { Id } from '#shared/ids.ts';
import type { PolicyScope } from '#shared/model/clock.ts';
import type { SlaPolicy } from '#shared/model/sla-policy.ts';
import type { Context, TenantFacts } from '../context.ts';
import { slaPolicies, type SlaPolicyItem } from './sla-policy.entity.ts';

/** A policy and whose it is. */
export interface PolicyInForce {
  readonly scope: PolicyScope;
  readonly policy: Omit<SlaPolicy, 'version'> & { readonly version: number };
}

export interface Place {
  readonly spaceId?: Id<'space'> | undefined;
  readonly communityId?: Id<'community'> | undefined;
}

/** What holds until somebody sets a policy: an answer within a working day, an accepted one within three, in the week of the place. */
export function standardPolicy({
  locale,
  timeZone,
}: Pick<TenantFacts, 'locale' | 'timeZone'>): PolicyInForce {
  const calendar = locale === 'he' ? sundayToThursday(timeZone) : mondayToFriday(timeZone);
  const policy = {
    firstAnswer: 'PT8H',
    acceptedAnswer: 'PT24H',
    calendar,
    priorityByGroup: [],
    pauseWhileWaitingForAsker: true,
    version: 0,
  };
  return { scope: 'standard', policy };
}

const inForce = ({ policyScope, settings, version }: SlaPolicyItem): PolicyInForce => ({
  scope: policyScope,
  policy: { ...settings, version },
});

/** The nearest policy of a place: the space's own, its community's, the organisation's, the standard one. */
export function choosePolicy(
  policies: readonly SlaPolicyItem[],
  place: Place,
  tenant: TenantFacts,
): PolicyInForce {
  const own = (scope: SlaPolicyItem['policyScope'], ownerId: string | undefined): SlaPolicyItem | undefined =>
    policies.find((policy) => policy.policyScope === scope && policy.ownerId === ownerId);
  const nearest =
    own('space', place.spaceId) ?? own('community', place.communityId) ?? own('tenant', tenant.id);
  return nearest === undefined ? standardPolicy(tenant) : inForce(nearest);
}

/** The policy that holds in a place now. */
export async function policyFor(ctx: Context, place: Place): Promise<PolicyInForce> {
  return choosePolicy(await ctx.table.all(slaPolicies), place, ctx.tenant);
}
