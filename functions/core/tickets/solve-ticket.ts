import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { solveTicket as solveRoute } from '#shared/api/tickets.ts';
import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { againWhenRaced } from '../again-when-raced.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember } from '../policy.ts';
import { decideAnswerQuestion } from '../questions/decide-answer-question.ts';
import { answerEntity, answerTextEntity, questionEntity } from '../questions/question.entity.ts';
import { touchOpenQuestion } from '../questions/touch-open-question.ts';
import { closeTicket } from './close-ticket.ts';
import { requireTicket } from './load-ticket.ts';
import type { TicketItem } from './ticket.entity.ts';

type Solve = typeof solveRoute;

function answerOf(
  { id, number, questionId }: TicketItem,
  answerId: Id<'answer'> | undefined,
): OutputOf<Solve> {
  return { id, number, status: 'solved', questionId, ...(answerId !== undefined && { answerId }) };
}

async function solve(
  ctx: Context,
  { ticketId, answer: body, externalId }: InputOf<Solve>,
): Promise<OutputOf<Solve>> {
  const ticket = await requireTicket(ctx, ticketId, 'ticket.work');
  if (ticket.status === 'solved') return answerOf(ticket, ticket.answerId);
  requireMember(ctx);
  const question = await ctx.table.get(questionEntity, { id: ticket.questionId }, { consistent: true });
  if (question === undefined) throw notFound('question');
  const decided = decideAnswerQuestion({
    question,
    author: authorOf(ctx.actor),
    id: ctx.newId('answer'),
    body,
    rendered: await renderPost(body),
    now: ctx.now(),
    isOfficial: true,
  });
  // A token is a program's: the other system. A session is a person at our own desk.
  const origin = ctx.actor.scopes === 'all' ? 'desk' : 'crm';
  const closing = closeTicket(ctx, ticket, { origin, answerId: decided.answer.id, externalId });
  return commit(ctx, {
    writes: [
      ...closing.writes,
      create(answerEntity, decided.answer),
      create(answerTextEntity, decided.text),
      touchOpenQuestion(question, { set: decided.question, add: { answerCount: 1 } }),
    ],
    events: [...decided.events, closing.event],
    answer: answerOf(ticket, decided.answer.id),
  });
}

/**
 * Solves a ticket with an official answer on its question. For staff, and for a CRM with a token of
 * scope `tickets`. A ticket that is solved, by whomever, answers as it stands: no second answer is ever
 * posted. Raises `question.locked` when the question takes no more posts.
 */
export function solveTicket(ctx: Context, input: InputOf<Solve>): Promise<OutputOf<Solve>> {
  return againWhenRaced(() => solve(ctx, input));
}
