import { describe, expect, it } from 'vitest';
import { decideClockPlan } from '#functions/core/sla/decide-clock-plan.ts';
import { mondayToFriday } from '#shared/calendars.ts';
import type { Id } from '#shared/ids.ts';
import type { SlaPolicy } from '#shared/model/sla-policy.ts';

const HOUR = 3_600_000;
const group = (letter: string): Id<'group'> => `grp_${letter.repeat(26)}`;
const policy: SlaPolicy = {
  version: 7,
  firstAnswer: 'PT8H',
  calendar: mondayToFriday('Europe/Amsterdam'),
  priorityByGroup: [
    { groupId: group('a'), factor: 0.5 },
    { groupId: group('b'), firstAnswer: 'PT2H', acceptedAnswer: 'PT20H' },
    { groupId: group('c'), factor: 3 },
  ],
  pauseWhileWaitingForAsker: true,
};
const hours = (target: 'first_answer' | 'accepted_answer', ...letters: string[]): number | undefined => {
  const plan = decideClockPlan(policy, target, letters.map(group));
  return plan === undefined ? undefined : plan.durationMs / HOUR;
};

describe('decideClockPlan', () => {
  it('takes the time, the calendar and the version of the policy', () => {
    const plan = { policyVersion: 7, calendar: policy.calendar, durationMs: 8 * HOUR };
    expect(decideClockPlan(policy, 'first_answer', [])).toEqual(plan);
  });

  it('gives the asker the shortest time of their groups', () => {
    expect(hours('first_answer', 'a')).toBe(4);
    expect(hours('first_answer', 'a', 'b', 'c')).toBe(2);
  });

  it('gives a group a longer time than others when the policy says so', () => {
    expect(hours('first_answer', 'c')).toBe(24);
  });

  it('keeps no clock for a target without a time, except for a group that has its own', () => {
    expect(hours('accepted_answer')).toBeUndefined();
    expect(hours('accepted_answer', 'a')).toBeUndefined();
    expect(hours('accepted_answer', 'b')).toBe(20);
  });
});
