import type { Id } from '#shared/ids.ts';
import { scaledMilliseconds } from '#shared/model/sla-policy.ts';
import type { CountedDuration, GroupPriority, SlaPolicy, SlaTarget } from '#shared/model/sla-policy.ts';
import type { ClockPlan } from './clock-state.ts';

const NAMES = { first_answer: 'firstAnswer', accepted_answer: 'acceptedAnswer' } as const;

function durationFor(
  base: CountedDuration | undefined,
  group: GroupPriority,
  target: SlaTarget,
): number | undefined {
  const own = 'factor' in group ? undefined : group[NAMES[target]];
  if (own !== undefined) return scaledMilliseconds(own, 1);
  if (base === undefined) return undefined;
  return scaledMilliseconds(base, 'factor' in group ? group.factor : 1);
}

/**
 * What a clock for `target` must keep, or undefined when the policy has none for this asker. Of several groups with
 * a priority the asker gets the shortest time; a group's priority replaces the policy's time, even by a longer one.
 */
export function decideClockPlan(
  policy: SlaPolicy,
  target: SlaTarget,
  askerGroups: readonly Id<'group'>[],
): ClockPlan | undefined {
  const base = policy[NAMES[target]];
  const mine = policy.priorityByGroup.filter(({ groupId }) => askerGroups.includes(groupId));
  const durations = mine
    .map((group) => durationFor(base, group, target))
    .filter((duration) => duration !== undefined);
  if (durations.length === 0 && base !== undefined) durations.push(scaledMilliseconds(base, 1));
  if (durations.length === 0) return undefined;
  return { policyVersion: policy.version, calendar: policy.calendar, durationMs: Math.min(...durations) };
}
