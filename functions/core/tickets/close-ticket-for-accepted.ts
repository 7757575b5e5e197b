import type { Envelope } from '#events/contracts/define-event.ts';
import type { AnswerAccepted } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { claimEvent, onceForEvent } from '../claim-event.ts';
import type { Context } from '../context.ts';
import { questionEntity } from '../questions/question.entity.ts';
import { requireSameQuestion } from '../sla/require-same-question.ts';
import { closeTicket } from './close-ticket.ts';
import { findTicketOf } from './load-ticket.ts';

async function close(ctx: Context, event: Envelope<typeof AnswerAccepted>): Promise<void> {
  const { questionId } = event.data;
  const ticket = await findTicketOf(ctx, questionId);
  if (ticket === undefined || ticket.status === 'solved') return;
  const question = await ctx.table.get(questionEntity, { id: questionId }, { consistent: true });
  const answerId = question?.acceptedAnswerId;
  // Taken back before this was heard of: the ticket goes on.
  if (question === undefined || answerId === undefined) return;
  const { writes, event: solved } = closeTicket(ctx, ticket, { origin: 'community', answerId });
  await commit(ctx, {
    writes: [claimEvent(ctx, 'closeTicket', event), requireSameQuestion(question), ...writes],
    events: [solved],
    answer: null,
  });
}

/** An accepted answer closes the question's ticket. An acceptance that is taken back later does not open it again. */
export function closeTicketForAccepted(ctx: Context, event: Envelope<typeof AnswerAccepted>): Promise<void> {
  return onceForEvent(() => againWhenRaced(() => close(ctx, event)));
}
