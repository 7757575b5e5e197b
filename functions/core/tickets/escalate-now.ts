import { conflict } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { escalateNow as escalateRoute } from '#shared/api/tickets.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { requireOpen } from '../questions/decide-answer-question.ts';
import { requireQuestion } from '../questions/load-question.ts';
import { findTicketOf } from './load-ticket.ts';
import { openTicket } from './open-ticket.ts';

type Escalate = typeof escalateRoute;

async function escalate(
  ctx: Context,
  { questionId, priority }: InputOf<Escalate>,
): Promise<OutputOf<Escalate>> {
  const { question } = await requireQuestion(ctx, questionId, 'ticket.escalate');
  requireOpen(question);
  if (question.acceptedAnswerId !== undefined) throw conflict('question.already_accepted');
  const known = await findTicketOf(ctx, questionId);
  if (known !== undefined) throw conflict('ticket.exists', { ticketId: known.id, number: known.number });
  return openTicket(ctx, { question, reason: 'button', priority });
}

/**
 * Opens a ticket by hand. For owners, admins, moderators and experts. `ticket.exists` names the one the
 * question has or had; nothing to escalate is `question.already_accepted` or `question.locked`.
 */
export function escalateNow(ctx: Context, input: InputOf<Escalate>): Promise<OutputOf<Escalate>> {
  return againWhenRaced(() => escalate(ctx, input));
}
