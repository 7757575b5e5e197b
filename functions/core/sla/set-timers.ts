import type { Id } from '#shared/ids.ts';
import type { SlaTarget } from '#shared/model/sla-policy.ts';
import type { Context } from '../context.ts';
import { clocksOf, type ClockItem } from './clock.entity.ts';
import { nextDueAt } from './clock.ts';
import { scheduleAt } from './jitter.ts';

const LETTER: Record<SlaTarget, string> = { first_answer: 'f', accepted_answer: 'a' };
/** What is overdue is woken for as soon as the scheduler can be sure to take it: it knows only moments to come. */
const SOON_MS = 5_000;

/** Name of a clock's one timer: 28 characters; with the tenant's 27 under the scheduler's 64. */
export const timerName = (questionId: Id<'question'>, target: SlaTarget): string =>
  `${questionId.slice(4)}-${LETTER[target]}`;

/** When to wake for a clock's next step, or undefined when nothing is to come. */
export function wakeAt({ questionId, state }: ClockItem, now: string): string | undefined {
  const dueAt = state?.stoppedAt === undefined && state !== undefined ? nextDueAt(state) : undefined;
  if (state === undefined || dueAt === undefined) return undefined;
  const soon = new Date(Date.parse(now) + SOON_MS).toISOString();
  const at = scheduleAt(dueAt, questionId, state.durationMs);
  return at > soon ? at : soon;
}

/** Sets or takes away the timer of one clock. */
export async function setTimer(ctx: Context, clock: ClockItem): Promise<void> {
  const { questionId, target } = clock;
  const name = timerName(questionId, target);
  const at = wakeAt(clock, ctx.now());
  if (at === undefined) await ctx.ports.schedules.cancel(name);
  else await ctx.ports.schedules.set({ name, at, message: { type: 'clock', questionId } });
}

/** One timer for each clock of a question, at its next step. Reads the clocks as they are now, so it may be repeated at will. */
export async function setTimers(ctx: Context, questionId: Id<'question'>): Promise<void> {
  const clocks = await ctx.table.all(clocksOf(questionId));
  await Promise.all(clocks.map((clock) => setTimer(ctx, clock)));
}
