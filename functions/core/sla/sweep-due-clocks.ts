import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { dueBefore } from './clock.entity.ts';
import { escalateQuestion } from './escalate-question.ts';

/** Timers fire within the minute: what is due for less is on its way. Doing a step that its jitter puts off is no harm. */
const TIMER_GRACE_MS = 60_000;
const PAGE = 100;
/** At most 500 clocks of one tenant a sweep; the next one, five minutes later, goes on. */
const MOST_PAGES = 5;

/** Questions whose step should have been done already. */
async function lateQuestions(ctx: Context): Promise<Set<Id<'question'>>> {
  const late = new Set<Id<'question'>>();
  const pattern = dueBefore(new Date(Date.parse(ctx.now()) - TIMER_GRACE_MS).toISOString());
  let cursor: string | undefined;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ctx.table.page(pattern, { limit: PAGE, cursor });
    for (const { questionId } of page.items) late.add(questionId);
    ({ cursor } = page);
    if (cursor === undefined) break;
  }
  return late;
}

/**
 * Does what a lost timer left undone. For the sweep. One question's trouble does not hold up the
 * others: it is logged, and raised at the end so that the sweep is seen to fail.
 */
export async function sweepDueClocks(ctx: Context): Promise<{ steps: number }> {
  let steps = 0;
  const failures: unknown[] = [];
  for (const questionId of await lateQuestions(ctx)) {
    try {
      steps += (await escalateQuestion(ctx, { questionId })).steps;
    } catch (error) {
      ctx.log.error('clock not swept', { questionId, error });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} clocks could not be swept`);
  return { steps };
}
