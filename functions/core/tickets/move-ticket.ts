import type { Id } from '#shared/ids.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { questionEntity } from '../questions/question.entity.ts';
import { findTicketOf } from './load-ticket.ts';
import { ticketEntity } from './ticket.entity.ts';

async function move(ctx: Context, questionId: Id<'question'>): Promise<void> {
  const ticket = await findTicketOf(ctx, questionId);
  const question = await ctx.table.get(questionEntity, { id: questionId }, { consistent: true });
  if (ticket === undefined || question === undefined || ticket.spaceId === question.spaceId) return;
  const { spaceId, communityId } = question;
  await commit(ctx, {
    writes: [update(ticketEntity, ticket, { set: { spaceId, communityId }, failure: raced() })],
    answer: null,
  });
}

/** A ticket is read by those who may enter its question's space, so it goes where the question is now. A repeat finds it there. */
export function moveTicket(ctx: Context, questionId: Id<'question'>): Promise<void> {
  return againWhenRaced(() => move(ctx, questionId));
}
