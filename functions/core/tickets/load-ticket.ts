import { forbidden, notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Permission } from '#shared/permissions.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { allows, mayEnterSpace } from '../policy.ts';
import { questionTicketEntity, ticketEntity, type TicketItem } from './ticket.entity.ts';

/** Raises `ticket.not_found` for a ticket whose question's space the actor may not enter, `actor.forbidden` without the right. */
export async function requireTicketRight(
  ctx: Context,
  ticket: TicketItem | undefined,
  permission: Permission,
): Promise<TicketItem> {
  const space = ticket && findSpace(await structureOf(ctx.table, ctx.now()), ticket.spaceId);
  if (ticket === undefined || space === undefined || !mayEnterSpace(ctx.actor, space))
    throw notFound('ticket');
  if (!allows(ctx.actor, permission, space)) throw forbidden('actor.forbidden');
  return ticket;
}

/** A ticket as it is now, for whoever has the right in its space. */
export async function requireTicket(
  ctx: Context,
  ticketId: Id<'ticket'>,
  permission: Permission,
): Promise<TicketItem> {
  return requireTicketRight(
    ctx,
    await ctx.table.get(ticketEntity, { id: ticketId }, { consistent: true }),
    permission,
  );
}

/** The ticket of a question, if one was ever opened. */
export async function findTicketOf(
  ctx: Context,
  questionId: Id<'question'>,
): Promise<TicketItem | undefined> {
  const guard = await ctx.table.get(questionTicketEntity, { questionId }, { consistent: true });
  return guard && ctx.table.get(ticketEntity, { id: guard.ticketId }, { consistent: true });
}
