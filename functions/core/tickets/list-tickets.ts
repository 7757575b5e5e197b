import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listTickets as listRoute } from '#shared/api/tickets.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { allows, requirePermission } from '../policy.ts';
import { presentTicketRow } from './present-ticket.ts';
import { listOf, ticketsIn, ticketsOf, type TicketItem } from './ticket.entity.ts';

type List = typeof listRoute;

/** A page whose rows are mostly hidden or of another status is filled from the next ones, this often at most. */
const MOST_PAGES = 4;

/** Tickets of the spaces this reader may work in: those that wait, the oldest first, or the solved ones, the newest first. For staff. */
export async function listTickets(
  ctx: Context,
  { status, assigneeId, limit, cursor: from }: InputOf<List>,
): Promise<OutputOf<List>> {
  requirePermission(ctx, 'ticket.read');
  const { spaces } = await structureOf(ctx.table, ctx.now());
  const seen = new Set(spaces.filter((space) => allows(ctx.actor, 'ticket.read', space)).map(({ id }) => id));
  const list = status === undefined ? 'unsolved' : listOf(status);
  const pattern = assigneeId === undefined ? ticketsIn(list) : ticketsOf(list, assigneeId);
  const isAsked = (ticket: TicketItem): boolean =>
    seen.has(ticket.spaceId) && (status === undefined || ticket.status === status);
  const items: TicketItem[] = [];
  let cursor = from;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ctx.table.page(pattern, { limit: limit - items.length, cursor });
    items.push(...page.items.filter(isAsked));
    ({ cursor } = page);
    if (cursor === undefined || items.length >= limit) break;
  }
  return { items: items.map(presentTicketRow), ...(cursor !== undefined && { cursor }) };
}
