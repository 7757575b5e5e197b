/** One step of the ladder as the page shows it. */
export interface ClockStep {
  readonly share: 50 | 80 | 100;
  readonly dueAt: string;
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
  readonly dueAt: string;
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
