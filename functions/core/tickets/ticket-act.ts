import type { TicketAct } from '#shared/model/ticket.ts';
import { create, type Write } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { ticketActEntity, type TicketItem } from './ticket.entity.ts';

/** The line of a ticket's history for what the actor does now. Put it into the transaction of the act. */
export function actWrite(ctx: Context, ticketId: TicketItem['id'], act: Omit<TicketAct, 'at' | 'by'>): Write {
  const by = ctx.actor.type === 'member' ? { by: authorOf(ctx.actor) } : {};
  return create(ticketActEntity, {
    ticketId,
    actId: ctx.newId('event'),
    line: { at: ctx.now(), ...by, ...act },
  });
}
