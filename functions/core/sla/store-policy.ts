import { conflict, invalid } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { setDefaultSlaPolicy as setDefaultRoute, setSlaPolicy as setRoute } from '#shared/api/sla.ts';
import { checkSlaPolicy, type SlaPolicySettings } from '#shared/model/sla-policy.ts';
import { happened } from '#events/contracts/define-event.ts';
import { SlaPolicyChanged } from '#events/contracts/sla.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { groupsExist } from '../groups/groups-exist.ts';
import { choosePolicy, type Place } from './policy-for.ts';
import { slaPolicies, slaPolicyEntity, type SlaPolicyItem } from './sla-policy.entity.ts';

type Answer = OutputOf<typeof setRoute>;

export interface Setting {
  readonly policyScope: SlaPolicyItem['policyScope'];
  readonly ownerId: string;
  /** Where its policy is looked for now. */
  readonly place: Place;
  readonly settings: SlaPolicySettings;
  readonly version: number;
  readonly applyToRunning: boolean;
}

type Input = Omit<InputOf<typeof setDefaultRoute>, 'communityId'>;

/** The settings a caller sent, judged. Raises `sla_policy.invalid` with the fields. */
export function settingsOf(ctx: Context, input: Input): SlaPolicySettings {
  const { firstAnswer, acceptedAnswer, calendar, priorityByGroup, pauseWhileWaitingForAsker } = input;
  const settings = {
    ...(firstAnswer !== undefined && { firstAnswer }),
    ...(acceptedAnswer !== undefined && { acceptedAnswer }),
    ...{ calendar, priorityByGroup, pauseWhileWaitingForAsker },
  };
  const problems = checkSlaPolicy(settings, { secondsAllowed: ctx.isLocal });
  if (problems.length > 0) throw invalid('sla_policy.invalid', problems);
  return settings;
}

/**
 * The first policy of a place goes on counting from the one it took over from: for a space's clocks a
 * later policy always has a higher version.
 */
function policyWrite(
  ctx: Context,
  own: SlaPolicyItem | undefined,
  { policyScope, ownerId, settings, version }: Setting,
): Write {
  const failure = conflict('sla_policy.changed');
  const changedAt = ctx.now();
  if (own !== undefined) return update(slaPolicyEntity, own, { set: { settings, changedAt }, failure });
  return create(
    slaPolicyEntity,
    { policyScope, ownerId, settings, changedAt, version: version + 1 },
    failure,
  );
}

/** Groups that stood in the policy before may have been deleted since: naming them again is no error. */
function addedGroups(before: SlaPolicySettings, after: SlaPolicySettings): Id<'group'>[] {
  const known = before.priorityByGroup.map(({ groupId }) => groupId);
  return after.priorityByGroup.map(({ groupId }) => groupId).filter((id) => !known.includes(id));
}

/**
 * Stores a policy with its event and audit entry. Raises `sla_policy.changed` when another version holds than was
 * read, and `group.not_found`.
 */
export async function storePolicy(ctx: Context, setting: Setting): Promise<Answer> {
  const { policyScope, ownerId, place, settings, version, applyToRunning } = setting;
  const policies = await ctx.table.all(slaPolicies);
  const { policy: read } = choosePolicy(policies, place, ctx.tenant);
  if (read.version !== version) throw conflict('sla_policy.changed', { version: read.version });
  const own = policies.find((policy) => policy.policyScope === policyScope && policy.ownerId === ownerId);
  const policyVersion = version + 1;
  return commit(ctx, {
    writes: [
      policyWrite(ctx, own, setting),
      ...groupsExist(addedGroups(read, settings)),
      auditWrite(ctx, {
        act: 'sla_policy.set',
        target: ownerId,
        facts: { policyScope, version: policyVersion, applyToRunning },
      }),
    ],
    events: [happened(SlaPolicyChanged, { ...place, policyVersion, applyToRunning })],
    answer: { ...settings, scope: policyScope, version: policyVersion },
  });
}
