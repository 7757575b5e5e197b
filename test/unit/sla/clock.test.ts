import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dueSteps,
  markStepDone,
  nextDueAt,
  pauseClock,
  remaining,
  reopenClock,
  replanClock,
  resumeClock,
  startClock,
  stopClock,
  voidClock,
} from '#functions/core/sla/clock.ts';
import type { ClockPlan, ClockState, ClockTurn } from '#functions/core/sla/clock-state.ts';
import { aroundTheClock, mondayToFriday } from '#shared/calendars.ts';

const HOUR = 3_600_000;
const plan: ClockPlan = { policyVersion: 1, calendar: aroundTheClock(), durationMs: 10 * HOUR };
/** The hour of one day in July, `at(9.5)` is half past nine. */
const at = (hour: number): string => new Date(Date.parse('2026-07-06T00:00:00Z') + hour * HOUR).toISOString();
const asked = (): ClockState => startClock('first_answer', plan, at(0));
const dueAts = ({ steps }: ClockState): (string | undefined)[] => steps.map(({ dueAt }) => dueAt);

describe('startClock', () => {
  it('plans the steps at 50, 80 and 100 percent of the time', () => {
    const state = asked();
    expect(state).toMatchObject({ target: 'first_answer', runningSince: at(0), countedMs: 0, version: 1 });
    expect(dueAts(state)).toEqual([at(5), at(8), at(10)]);
    expect(nextDueAt(state)).toBe(at(5));
  });

  it('plans them in working hours', () => {
    const office: ClockPlan = { ...plan, calendar: mondayToFriday('Europe/Amsterdam') };
    // Monday 15:00 there: three hours on Monday, seven on Tuesday.
    expect(dueAts(startClock('first_answer', office, at(13)))).toEqual([
      at(24 + 9),
      at(24 + 12),
      at(24 + 14),
    ]);
  });

  it('refuses a clock of no time', () => {
    expect(() => startClock('first_answer', { ...plan, durationMs: 0 }, at(0))).toThrow(RangeError);
  });
});

describe('dueSteps and markStepDone', () => {
  it('have each step due from its moment on, lowest first', () => {
    const state = asked();
    expect(dueSteps(state, at(4.999))).toEqual([]);
    expect(dueSteps(state, at(5))).toEqual([50]);
    expect(dueSteps(state, at(99))).toEqual([50, 80, 100]);
  });

  it('never have a step due again once it is done', () => {
    const state = markStepDone(asked(), 50, at(5));
    expect(state.steps[0]).toEqual({ share: 50, dueAt: at(5), doneAt: at(5) });
    expect(dueSteps(state, at(9))).toEqual([80]);
    expect(nextDueAt(state)).toBe(at(8));
    expect(() => markStepDone(state, 50, at(9))).toThrow(RangeError);
  });

  it('refuse a step before it is due, and before a lower one', () => {
    expect(() => markStepDone(asked(), 50, at(4))).toThrow(RangeError);
    expect(() => markStepDone(asked(), 80, at(9))).toThrow(RangeError);
  });
});

describe('pauseClock and resumeClock', () => {
  it('move the steps that are not yet due by the time of the pause', () => {
    const paused = pauseClock(markStepDone(asked(), 50, at(5)), at(6));
    expect(paused).toMatchObject({ pausedAt: at(6), countedMs: 6 * HOUR });
    expect(nextDueAt(paused)).toBeUndefined();
    expect(remaining(paused, at(99))).toBe(4 * HOUR);
    const resumed = resumeClock(paused, at(20));
    expect(resumed).toMatchObject({ runningSince: at(20), countedMs: 6 * HOUR });
    expect(resumed).not.toHaveProperty('pausedAt');
    expect(dueAts(resumed)).toEqual([at(5), at(22), at(24)]);
  });

  it('keep a step due that was due before the pause, while nobody did it', () => {
    expect(dueSteps(pauseClock(asked(), at(6)), at(30))).toEqual([50]);
  });

  it('change nothing when the same is heard twice', () => {
    const paused = pauseClock(asked(), at(6));
    expect(pauseClock(paused, at(6))).toBe(paused);
  });

  it('do not restart a clock that an answer stopped', () => {
    const stopped = stopClock(pauseClock(asked(), at(2)), at(3));
    expect(resumeClock(stopped, at(4))).toMatchObject({ stoppedAt: at(3), outcome: 'met' });
  });
});

describe('stopClock, voidClock and reopenClock', () => {
  it('cancel the steps that are not done', () => {
    const stopped = stopClock(markStepDone(asked(), 50, at(5)), at(6));
    expect(stopped.steps).toEqual([
      { share: 50, dueAt: at(5), doneAt: at(5) },
      { share: 80, cancelledAt: at(6) },
      { share: 100, cancelledAt: at(6) },
    ]);
    expect(dueSteps(stopped, at(99))).toEqual([]);
    expect(nextDueAt(stopped)).toBeUndefined();
  });

  it('are in time up to the last moment, and late after it', () => {
    expect(stopClock(asked(), at(10)).outcome).toBe('met');
    const late = stopClock(asked(), at(11));
    expect(late.outcome).toBe('late');
    expect(remaining(late, at(99))).toBe(-HOUR);
  });

  it('go by when the answer came, not by when it was heard of', () => {
    const answeredInTime = stopClock(stopClock(asked(), at(12)), at(9));
    expect(answeredInTime).toMatchObject({ stoppedAt: at(9), outcome: 'met', countedMs: 9 * HOUR });
  });

  it('stop a clock whose question is heard of after its answer', () => {
    expect(stopClock(startClock('first_answer', plan, at(0)), at(1))).toMatchObject({
      outcome: 'met',
      stoppedAt: at(1),
    });
  });

  it('count an answer from before the clock as no time at all', () => {
    expect(stopClock(asked(), at(-3))).toMatchObject({ stoppedAt: at(0), countedMs: 0, outcome: 'met' });
  });

  it('void a running clock, and leave the outcome of a stopped one', () => {
    expect(voidClock(asked(), at(20)).outcome).toBe('void');
    expect(voidClock(stopClock(asked(), at(6)), at(20)).outcome).toBe('met');
  });

  it('go on where it stood when the answer is un-accepted, doing no step again', () => {
    const reopened = reopenClock(stopClock(markStepDone(asked(), 50, at(5)), at(6)), at(30));
    expect(reopened).not.toHaveProperty('outcome');
    expect(reopened.steps).toEqual([
      { share: 50, dueAt: at(5), doneAt: at(5) },
      { share: 80, dueAt: at(32) },
      { share: 100, dueAt: at(34) },
    ]);
  });
});

describe('replanClock', () => {
  const shorter: ClockPlan = { ...plan, policyVersion: 2, durationMs: 2 * HOUR };

  it('moves only the steps that are not done', () => {
    const longer: ClockPlan = { ...plan, policyVersion: 2, durationMs: 20 * HOUR };
    const state = replanClock(markStepDone(asked(), 50, at(5)), longer, at(6));
    expect(dueAts(state)).toEqual([at(5), at(16), at(20)]);
  });

  it('has overdue steps due at the change, not before it', () => {
    expect(dueAts(replanClock(asked(), shorter, at(1.5)))).toEqual([at(1.5), at(1.6), at(2)]);
  });

  it('does not wake anybody outside working hours', () => {
    const office: ClockPlan = { ...shorter, calendar: mondayToFriday('Europe/Amsterdam') };
    // Asked on Monday at 12:00, changed at 23:00; due on Tuesday at 09:00.
    const state = replanClock(
      startClock('first_answer', { ...plan, calendar: office.calendar }, at(10)),
      office,
      at(21),
    );
    expect(dueAts(state)).toEqual([at(31), at(31), at(31)]);
  });

  it('leaves an older policy, the same plan and a stopped clock alone', () => {
    const state = replanClock(asked(), { ...shorter, policyVersion: 3 }, at(1));
    expect(replanClock(state, shorter, at(1.2))).toBe(state);
    expect(replanClock(state, { ...shorter, policyVersion: 3 }, at(1.2))).toBe(state);
    const stopped = stopClock(asked(), at(1));
    expect(replanClock(stopped, shorter, at(2))).toBe(stopped);
  });

  it('keeps what was done when the time is counted anew', () => {
    const state = stopClock(replanClock(asked(), shorter, at(1)), at(3));
    expect(state).toMatchObject({ outcome: 'late', countedMs: 3 * HOUR, policyVersion: 2 });
  });
});

describe('a clock whose events come in any order, some twice', () => {
  const turnClock = {
    pause: pauseClock,
    resume: resumeClock,
    stop: stopClock,
    reopen: reopenClock,
    void: voidClock,
  };
  const anyTurn: fc.Arbitrary<ClockTurn> = fc.record({
    kind: fc.constantFrom('pause', 'resume', 'stop', 'reopen', 'void'),
    at: fc.integer({ min: -2, max: 30 }).map(at),
  });
  const play = (turns: ClockTurn[]): ClockState =>
    turns.reduce((state, turn) => turnClock[turn.kind](state, turn.at), asked());

  it('ends the same', () => {
    const orders = fc
      .array(anyTurn, { maxLength: 8 })
      .chain((turns) =>
        fc.tuple(
          fc.constant(turns),
          fc.shuffledSubarray([...turns, ...turns], { minLength: 2 * turns.length }),
        ),
      );
    const property = fc.property(orders, ([turns, shuffled]) => {
      expect(play(shuffled)).toEqual(play(turns));
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('has as much time left as at the moment a step was due, whatever happened', () => {
    const property = fc.property(fc.array(anyTurn, { maxLength: 8 }), (turns) => {
      const state = play(turns);
      const running = state.steps.filter(
        (step) => step.dueAt !== undefined && step.dueAt >= (state.runningSince ?? 'z'),
      );
      for (const { share, dueAt = '' } of running) {
        expect(remaining(state, dueAt)).toBe((10 * HOUR * (100 - share)) / 100);
      }
    });
    fc.assert(property, { numRuns: 300 });
  });
});
