import type { Envelope } from '#events/contracts/define-event.ts';
import type { QuestionEscalated } from '#events/contracts/sla.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { claimEvent, onceForEvent } from '../claim-event.ts';
import type { Context } from '../context.ts';
import { questionEntity } from '../questions/question.entity.ts';
import { isOver } from '../sla/is-over.ts';
import { findTicketOf } from './load-ticket.ts';
import { openTicket } from './open-ticket.ts';

async function open(ctx: Context, event: Envelope<typeof QuestionEscalated>): Promise<void> {
  const { questionId, target } = event.data;
  const question = await ctx.table.get(questionEntity, { id: questionId }, { consistent: true });
  if (question === undefined || (await isOver(ctx, question, target))) return;
  if ((await findTicketOf(ctx, questionId)) !== undefined) return;
  const priority = target === 'first_answer' ? 'high' : 'normal';
  await openTicket(ctx, {
    question,
    reason: 'clock',
    priority,
    also: [claimEvent(ctx, 'openTicket', event)],
  });
}

/**
 * The time of a clock is over: opens the question's ticket, unless it has one or its target was
 * reached meanwhile. A question nobody answered comes before one whose answers were not accepted.
 */
export function openTicketForClock(ctx: Context, event: Envelope<typeof QuestionEscalated>): Promise<void> {
  return onceForEvent(() => againWhenRaced(() => open(ctx, event)));
}
