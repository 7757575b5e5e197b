import type { Calendar } from '#shared/model/calendar.ts';
import type { SlaTarget, StepShare } from '#shared/model/sla-policy.ts';

/** What a clock must keep, a snapshot of the policy: a later edit of the calendar alone changes nothing. */
export interface ClockPlan {
  readonly policyVersion: number;
  readonly calendar: Calendar;
  readonly durationMs: number;
}

export type ClockTurnKind = 'pause' | 'resume' | 'stop' | 'reopen' | 'void';

/** Something that happened to a clock, when it happened; not when we heard of it. */
export interface ClockTurn {
  readonly at: string;
  readonly kind: ClockTurnKind;
}

/** One step of the ladder. `dueAt` is absent while the clock stands still before it; done and cancelled exclude each other. */
export interface ClockStep {
  readonly share: StepShare;
  readonly dueAt?: string;
  readonly doneAt?: string;
  readonly cancelledAt?: string;
}

/**
 * A question's clock towards one target. All moments are ISO in UTC with milliseconds, all counted time is the
 * calendar's open time. `turns`, in order of time, are the facts; the fields from `countedMs` to `steps` follow from
 * them and are kept so that lists and indexes need no arithmetic.
 */
export interface ClockState extends ClockPlan {
  readonly target: SlaTarget;
  readonly startedAt: string;
  readonly turns: readonly ClockTurn[];
  /** When the plan was last changed: nothing becomes due before that. */
  readonly replannedAt?: string;
  /** Counted until the clock last stood still; the time since `runningSince` comes on top. */
  readonly countedMs: number;
  readonly runningSince?: string;
  /** Waiting for the asker since. */
  readonly pausedAt?: string;
  /** When it was stopped or voided. */
  readonly stoppedAt?: string;
  readonly outcome?: 'met' | 'late' | 'void';
  /** Always 50, 80, 100. */
  readonly steps: readonly ClockStep[];
  /** One more with each change; the condition of the write that stores it. */
  readonly version: number;
}
