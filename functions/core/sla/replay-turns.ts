import type { ClockTurn, ClockTurnKind } from './clock-state.ts';

/** A time in which the clock ran, or runs. */
export interface Run {
  readonly from: string;
  readonly to?: string;
}

export interface Course {
  readonly runs: readonly Run[];
  readonly pausedAt?: string;
  readonly ended?: { readonly at: string; readonly kind: 'stop' | 'void' };
}

/** Of what happened in the same millisecond, the later kind here happened last. */
const ORDER: readonly ClockTurnKind[] = ['pause', 'resume', 'reopen', 'stop', 'void'];

/** The turns with one more, in order of time; the same list when that one is known already. */
export function withTurn(turns: readonly ClockTurn[], turn: ClockTurn): readonly ClockTurn[] {
  if (turns.some(({ at, kind }) => at === turn.at && kind === turn.kind)) return turns;
  return [...turns, turn].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind),
  );
}

interface Progress {
  readonly runs: Run[];
  since: string | undefined;
  pausedAt: string | undefined;
  ended: Course['ended'] | undefined;
}

function take(progress: Progress, { at, kind }: ClockTurn): void {
  if (kind === 'pause') progress.pausedAt ??= at;
  if (kind === 'resume') progress.pausedAt = undefined;
  if (kind === 'stop' || kind === 'void') progress.ended ??= { at, kind };
  if (kind === 'reopen') progress.ended = undefined;
  const runs = progress.pausedAt === undefined && progress.ended === undefined;
  if (runs) progress.since ??= at;
  else if (progress.since !== undefined) {
    progress.runs.push({ from: progress.since, to: at });
    progress.since = undefined;
  }
}

/**
 * When the clock ran, read off what happened. Waiting and being stopped are apart: a reply of the asker ends the
 * waiting but does not start a clock that an answer stopped. The first stop counts, until a reopening. What happened
 * before the start (a question moved into a space with a policy) counts as happening at the start.
 */
export function replayTurns(startedAt: string, turns: readonly ClockTurn[]): Course {
  const progress: Progress = { runs: [], since: startedAt, pausedAt: undefined, ended: undefined };
  for (const turn of turns) take(progress, turn.at < startedAt ? { ...turn, at: startedAt } : turn);
  const { runs, since, pausedAt, ended } = progress;
  return {
    runs: since === undefined ? runs : [...runs, { from: since }],
    ...(pausedAt !== undefined && ended === undefined && { pausedAt }),
    ...(ended !== undefined && { ended }),
  };
}
