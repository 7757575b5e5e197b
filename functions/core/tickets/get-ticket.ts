import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getTicket as getRoute } from '#shared/api/tickets.ts';
import type { Found } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { requireTicketRight } from './load-ticket.ts';
import { presentTicketRow } from './present-ticket.ts';
import { ticketPage, type TicketActItem, type TicketItem } from './ticket.entity.ts';

type Get = typeof getRoute;
type Row = Found<ReturnType<typeof ticketPage>['kinds'][number]>;

/** A ticket and what was done to it, the oldest first. For staff who may enter its space. */
export async function getTicket(ctx: Context, { ticketId }: InputOf<Get>): Promise<OutputOf<Get>> {
  const rows = (await ctx.table.all(ticketPage(ticketId))) as Row[];
  const found = rows.find(({ kind }) => kind === 'ticket') as TicketItem | undefined;
  const ticket = await requireTicketRight(ctx, found, 'ticket.read');
  const acts = rows.filter(({ kind }) => kind === 'ticket-act') as TicketActItem[];
  return { ...presentTicketRow(ticket), history: acts.map(({ line }) => line) };
}
