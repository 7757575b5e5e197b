import type { Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { claimEvent, onceForEvent } from '../claim-event.ts';
import type { Context } from '../context.ts';
import { questionEntity, type QuestionItem } from '../questions/question.entity.ts';
import { clockEntity, clocksOf, type ClockItem } from './clock.entity.ts';
import { retellClock } from './clock.ts';
import { decideClockTurns, withFact, type ClockFact } from './decide-clock-turns.ts';
import { newClocks } from './new-clocks.ts';
import { setTimers } from './set-timers.ts';

/** Who follows which event. */
export interface Following {
  readonly consumer: string;
  readonly event: Envelope;
  readonly questionId: Id<'question'>;
}

/** Makes the clocks as they are after the event. Answering the very same item means: nothing to store. */
export type ClockChange = (
  clocks: readonly ClockItem[],
  question: QuestionItem,
) => readonly ClockItem[] | Promise<readonly ClockItem[]>;

/** A clock whose state follows from its facts. */
export function settleClock(clock: ClockItem): ClockItem {
  return clock.state === undefined
    ? clock
    : { ...clock, state: retellClock(clock.state, decideClockTurns(clock)) };
}

/** The clock with one more fact. Always a new item, so that whoever decided on an older one is turned away and reads again. */
export const withClockFact = (clock: ClockItem, fact: ClockFact): ClockItem =>
  settleClock({ ...clock, facts: withFact(clock.facts, fact) });

/** The write that stores a changed clock, unless somebody was faster. Run it `againWhenRaced`. */
export function storeClock(before: ClockItem, after: ClockItem): Write {
  const { communityId, spaceId, policyScope, pausesForAsker, state, facts, answered, escalations } = after;
  return update(clockEntity, before, {
    set: { communityId, spaceId, policyScope, pausesForAsker, state, facts, answered, escalations },
    failure: raced(),
  });
}

/** The writes for what differs between two readings of a question's clocks. */
export function storeClocks(before: readonly ClockItem[], after: readonly ClockItem[]): Write[] {
  return after.flatMap((clock) => {
    const known = before.find(({ target }) => target === clock.target);
    if (known === undefined) return [create(clockEntity, clock, raced())];
    return known === clock ? [] : [storeClock(known, clock)];
  });
}

async function changeOnce(
  ctx: Context,
  { consumer, event, questionId }: Following,
  change: ClockChange,
): Promise<void> {
  // Clocks first: what the change reads is then never older than the version it is stored against.
  const known = await ctx.table.all(clocksOf(questionId));
  const question = await ctx.table.get(questionEntity, { id: questionId }, { consistent: true });
  if (question === undefined) return;
  const clocks = known.length > 0 ? known : await newClocks(ctx, question);
  if (clocks.length === 0) return;
  const after = await change(clocks, question);
  await commit(ctx, {
    writes: [claimEvent(ctx, consumer, event), ...storeClocks(known, after)],
    answer: null,
  });
}

/**
 * Changes a question's clocks because of an event, once for each event, and sets their timers. The
 * clocks are made when this is the first event that is heard of, so that the order does not matter.
 */
export async function changeClocks(ctx: Context, following: Following, change: ClockChange): Promise<void> {
  await onceForEvent(() => againWhenRaced(() => changeOnce(ctx, following, change)));
  // After a repeat too: the first time may have ended between the commit and the timers.
  await setTimers(ctx, following.questionId);
}
