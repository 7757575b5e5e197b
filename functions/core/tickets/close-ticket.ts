import type { Id } from '#shared/ids.ts';
import type { TicketOrigin } from '#shared/model/ticket.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { TicketSolved } from '#events/contracts/ticket.ts';
import { update, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { factsOfTicket } from './present-ticket.ts';
import { actWrite } from './ticket-act.ts';
import { ticketEntity, type TicketItem } from './ticket.entity.ts';

interface Solved {
  readonly origin: TicketOrigin;
  readonly answerId: Id<'answer'>;
  readonly externalId?: string | undefined;
}

/** What closes a ticket that is not solved: its writes and its event, for the caller's transaction. Run `againWhenRaced`. */
export function closeTicket(
  ctx: Context,
  ticket: TicketItem,
  { origin, answerId, externalId = ticket.externalId }: Solved,
): { writes: Write[]; event: NewEvent } {
  const { id, number, questionId, status } = ticket;
  const set = { status: 'solved', solvedAt: ctx.now(), solvedBy: origin, answerId, externalId } as const;
  const changes = [{ field: 'status', from: status, to: 'solved' }];
  return {
    writes: [
      update(ticketEntity, ticket, { set, failure: raced() }),
      actWrite(ctx, id, { act: 'solved', origin, changes }),
      auditWrite(ctx, { act: 'ticket.solved', target: id, questionId, facts: { number, origin } }),
    ],
    event: happened(TicketSolved, {
      ...factsOfTicket({ ...ticket, version: ticket.version + 1 }),
      answerId,
      origin,
      ...(externalId !== undefined && { externalId }),
    }),
  };
}
