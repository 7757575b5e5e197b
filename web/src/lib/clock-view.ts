import type { QuestionClock } from '#shared/model/clock.ts';

/** One step of the ladder as the page shows it. */
export interface ClockStep {
  readonly share: 50 | 80 | 100;
  /** Absent while the clock stands still before the step. */
  readonly dueAt?: string;
  /** When it was taken; absent when it is still to come or was not needed. */
  readonly doneAt?: string;
  /** Names of those who were asked or told. */
  readonly people?: readonly string[];
}

/** One clock of a question. Lengths are milliseconds of counted time. */
export interface ClockView {
  readonly target: 'first_answer' | 'accepted_answer';
  readonly state: 'running' | 'paused' | 'stopped';
  readonly goal: number;
  readonly used: number;
  readonly startedAt: string;
  readonly steps: readonly ClockStep[];
  readonly stoppedAt?: string;
  readonly stoppedBy?: string;
  /** Whose reply is waited for. */
  readonly waitingFor?: string;
}

/** Percent of the goal used, not over 100. */
export function shareUsed({ goal, used }: Pick<ClockView, 'goal' | 'used'>): number {
  return Math.min(100, Math.floor((used / goal) * 100));
}

/** The clock of the API as the page shows it. `waitingFor` is the asker's name. */
export function clockViewOf(clock: QuestionClock, waitingFor: string): ClockView {
  const { target, durationMs, remainingMs, startedAt, stoppedAt, pausedAt } = clock;
  const steps = clock.steps.map(({ share, dueAt, doneAt, members }) => ({
    share,
    people: members.map(({ name }) => name),
    ...(dueAt !== undefined && { dueAt }),
    ...(doneAt !== undefined && { doneAt }),
  }));
  const seen = { target, goal: durationMs, used: durationMs - remainingMs, startedAt, steps };
  if (stoppedAt !== undefined) return { ...seen, state: 'stopped', stoppedAt };
  return pausedAt === undefined ? { ...seen, state: 'running' } : { ...seen, state: 'paused', waitingFor };
}
