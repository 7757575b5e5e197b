import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { questionEntity, type QuestionItem } from '../questions/question.entity.ts';
import { storeClocks } from './change-clocks.ts';
import { clocksOf, runningClocks, runningInCommunity, type ClockItem } from './clock.entity.ts';
import { replanClock } from './clock.ts';
import { decideClockPlan } from './decide-clock-plan.ts';
import { termsFor, type Terms } from './new-clocks.ts';
import { setTimers } from './set-timers.ts';

interface Changed {
  readonly spaceId?: Id<'space'> | undefined;
  readonly communityId?: Id<'community'> | undefined;
  readonly at: string;
}

const PAGE = 100;

/** The clock by the policy of now; without state when the policy has no such target any more. The same item when nothing differs. */
function replanned(clock: ClockItem, terms: Terms, at: string): ClockItem {
  const { state, ...rest } = clock;
  if (state === undefined) return clock;
  const plan = decideClockPlan(terms.policy, clock.target, terms.askerGroups);
  if (plan === undefined) return rest;
  const next = replanClock(state, plan, at);
  return next === state
    ? clock
    : {
        ...clock,
        policyScope: terms.scope,
        pausesForAsker: terms.policy.pauseWhileWaitingForAsker,
        state: next,
      };
}

async function replanQuestion(ctx: Context, question: QuestionItem, at: string): Promise<void> {
  const clocks = await ctx.table.all(clocksOf(question.id));
  const terms = await termsFor(ctx, question);
  const writes = storeClocks(
    clocks,
    clocks.map((clock) => replanned(clock, terms, at)),
  );
  if (writes.length > 0) await commit(ctx, { writes, answer: null });
}

/**
 * Plans the clocks that run anew after a policy of their place changed. For a consumer; a repeat finds
 * them planned and writes nothing, so it may end and begin again anywhere. Answers how many questions it saw.
 */
export async function replanRunningClocks(
  ctx: Context,
  { spaceId, communityId, at }: Changed,
): Promise<number> {
  const pattern = communityId === undefined ? runningClocks : runningInCommunity(communityId);
  const seen = new Set<Id<'question'>>();
  let cursor: string | undefined;
  do {
    const page = await ctx.table.page<(typeof pattern.kinds)[number]>(pattern, { limit: PAGE, cursor });
    for (const clock of page.items)
      if (spaceId === undefined || clock.spaceId === spaceId) seen.add(clock.questionId);
    ({ cursor } = page);
  } while (cursor !== undefined);
  for (const id of seen) {
    const question = await ctx.table.get(questionEntity, { id }, { consistent: true });
    if (question === undefined) continue;
    await againWhenRaced(() => replanQuestion(ctx, question, at));
    await setTimers(ctx, id);
  }
  return seen.size;
}
