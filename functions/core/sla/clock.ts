import type { SlaTarget, StepShare } from '#shared/model/sla-policy.ts';
import { STEP_SHARES } from '#shared/model/sla-policy.ts';
import { countedTimeBetween, toIsoMoment } from './business-time.ts';
import type { ClockPlan, ClockState, ClockStep, ClockTurn, ClockTurnKind } from './clock-state.ts';
import { planSteps } from './plan-steps.ts';
import { replayTurns, withTurn } from './replay-turns.ts';

type Facts = Omit<ClockState, 'countedMs' | 'runningSince' | 'pausedAt' | 'stoppedAt' | 'outcome'>;

/** Everything that follows from the facts, worked out anew, so that the order in which they came does not matter. */
function settle(facts: Facts): ClockState {
  const course = replayTurns(facts.startedAt, facts.turns);
  const closed = course.runs.filter((run) => run.to !== undefined);
  const countedMs = closed.reduce(
    (sum, { from, to = from }) => sum + countedTimeBetween(facts.calendar, from, to),
    0,
  );
  const runningSince = course.runs.find((run) => run.to === undefined)?.from;
  const inTime = countedMs <= facts.durationMs ? 'met' : 'late';
  return {
    ...factsOf(facts),
    countedMs,
    ...(runningSince !== undefined && { runningSince }),
    ...(course.pausedAt !== undefined && { pausedAt: course.pausedAt }),
    ...(course.ended && {
      stoppedAt: course.ended.at,
      outcome: course.ended.kind === 'void' ? 'void' : inTime,
    }),
    steps: planSteps(facts, course),
  };
}

/** Drops what an earlier settling worked out; an absent field must not survive by spreading. */
function factsOf(from: Facts): Facts {
  const { target, policyVersion, calendar, durationMs, startedAt, turns, replannedAt, steps, version } = from;
  const facts = { target, policyVersion, calendar, durationMs, startedAt, turns, steps, version };
  return replannedAt === undefined ? facts : { ...facts, replannedAt };
}

function turnClock(state: ClockState, kind: ClockTurnKind, at: string): ClockState {
  const turns = withTurn(state.turns, { kind, at: toIsoMoment(at) });
  return turns === state.turns ? state : settle({ ...state, turns, version: state.version + 1 });
}

/** A running clock. `startedAt` is when the question was asked, however late that is heard of. Throws on no time at all. */
export function startClock(target: SlaTarget, plan: ClockPlan, startedAt: string): ClockState {
  if (!Number.isSafeInteger(plan.durationMs) || plan.durationMs <= 0) {
    throw new RangeError(`Not a clock's duration: ${plan.durationMs} ms`);
  }
  const steps = STEP_SHARES.map((share) => ({ share }));
  return settle({ ...plan, target, startedAt: toIsoMoment(startedAt), turns: [], steps, version: 1 });
}

/**
 * Waiting for the asker since `at`. This and the four below take the moment it happened, in any order of arrival,
 * and answer the very same state when they know of it already: nothing to store.
 */
export const pauseClock = (state: ClockState, at: string): ClockState => turnClock(state, 'pause', at);

/** The asker replied. Does not restart a stopped clock. */
export const resumeClock = (state: ClockState, at: string): ClockState => turnClock(state, 'resume', at);

/** The target was reached: in time when no more than the duration was counted. Steps not done are cancelled. */
export const stopClock = (state: ClockState, at: string): ClockState => turnClock(state, 'stop', at);

/** The target is no longer reached (an answer is un-accepted) or the question is back: goes on where it stood. */
export const reopenClock = (state: ClockState, at: string): ClockState => turnClock(state, 'reopen', at);

/** There is nothing to wait for: question deleted, moved or merged, policy taken away. A stopped clock keeps its outcome. */
export const voidClock = (state: ClockState, at: string): ClockState => turnClock(state, 'void', at);

/** The same clock with another account of what happened to it: for a caller that keeps the facts and works out the turns. */
export const retellClock = (state: ClockState, turns: readonly ClockTurn[]): ClockState =>
  settle({ ...state, turns, version: state.version + 1 });

/**
 * The policy or the asker's priority changed at `at`. All time is counted anew by the new plan; steps done stay
 * done, and a step that is overdue by the new plan is due at once, in open hours. An older policy, the plan it has,
 * and a clock stopped before the change leave the state as it is; after a reopening plan again.
 */
export function replanClock(state: ClockState, plan: ClockPlan, at: string): ClockState {
  const replannedAt = toIsoMoment(at);
  const known = plan.policyVersion === state.policyVersion && plan.durationMs === state.durationMs;
  if (known || plan.policyVersion < state.policyVersion) return state;
  if (state.stoppedAt !== undefined && state.stoppedAt <= replannedAt) return state;
  const { policyVersion, calendar, durationMs } = plan;
  return settle({ ...state, policyVersion, calendar, durationMs, replannedAt, version: state.version + 1 });
}

const isOpen = (step: ClockStep): boolean => step.doneAt === undefined && step.cancelledAt === undefined;

/** The steps that are due at `now` and not done, lowest first. Steps due before a pause stay due in it. */
export function dueSteps(state: ClockState, now: string): StepShare[] {
  const moment = toIsoMoment(now);
  const due = state.steps.filter((step) => isOpen(step) && step.dueAt !== undefined && step.dueAt <= moment);
  return due.map((step) => step.share);
}

/** When the next step not done is due, maybe in the past; undefined when none is until something happens. */
export function nextDueAt(state: ClockState): string | undefined {
  return state.steps.find((step) => isOpen(step) && step.dueAt !== undefined)?.dueAt;
}

/** The step is done at `at`. Throws RangeError unless it is the lowest that is due: do them in `dueSteps`' order. */
export function markStepDone(state: ClockState, share: StepShare, at: string): ClockState {
  const [lowest] = dueSteps(state, at);
  if (lowest !== share) throw new RangeError(`Step ${share} is not the one due at ${at}`);
  const steps = state.steps.map((step) =>
    step.share === share ? { ...step, doneAt: toIsoMoment(at) } : step,
  );
  return { ...state, steps, version: state.version + 1 };
}

/** Counted milliseconds left at `now`; negative when late, the same for ever once it is stopped. */
export function remaining(state: ClockState, now: string): number {
  const { calendar, durationMs, countedMs, runningSince } = state;
  const running = runningSince === undefined ? 0 : countedTimeBetween(calendar, runningSince, now);
  return durationMs - countedMs - running;
}
