import { conflict } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireQuestion } from '../questions/load-question.ts';
import { storeClocks, withClockFact } from './change-clocks.ts';
import { clocksOf, type ClockItem } from './clock.entity.ts';
import { setTimers } from './set-timers.ts';

const isRunning = ({ state }: ClockItem): boolean => state !== undefined && state.stoppedAt === undefined;
const isPaused = (clock: ClockItem): boolean => isRunning(clock) && clock.state?.pausedAt !== undefined;

async function turn(ctx: Context, questionId: Id<'question'>, kind: 'waiting' | 'replied'): Promise<null> {
  const before = await ctx.table.all(clocksOf(questionId));
  const running = before.filter(isRunning);
  if (running.length === 0) throw conflict('clock.not_running');
  if (kind === 'waiting' && !running.some(({ pausesForAsker }) => pausesForAsker))
    throw conflict('clock.never_pauses');
  const paused = running.some(isPaused);
  if (kind === 'replied' && !paused) throw conflict('clock.not_paused');
  if (kind === 'waiting' && paused) return null;
  const after = before.map((clock) => withClockFact(clock, { at: ctx.now(), kind }));
  const act = kind === 'waiting' ? 'clock.paused' : 'clock.resumed';
  return commit(ctx, {
    writes: [...storeClocks(before, after), auditWrite(ctx, { act, target: questionId, questionId })],
    answer: null,
  });
}

/** Staff let the clocks wait for the asker, or go on without waiting. Sets the timers. */
export async function turnByStaff(
  ctx: Context,
  questionId: Id<'question'>,
  kind: 'waiting' | 'replied',
): Promise<null> {
  await requireQuestion(ctx, questionId, 'clock.pause');
  await againWhenRaced(() => turn(ctx, questionId, kind));
  await setTimers(ctx, questionId);
  return null;
}
