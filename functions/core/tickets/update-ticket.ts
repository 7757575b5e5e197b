import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateTicket as updateRoute } from '#shared/api/tickets.ts';
import type { Author } from '#shared/model/member.ts';
import { happened } from '#events/contracts/define-event.ts';
import { TicketUpdated } from '#events/contracts/ticket.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { actorOfMember } from '../members/actor-of-member.ts';
import { authorOf } from '../members/author-of.ts';
import { memberEntity } from '../members/member.entity.ts';
import { allows } from '../policy.ts';
import { decideUpdateTicket, type DecidedChange } from './decide-update-ticket.ts';
import { requireTicket } from './load-ticket.ts';
import { factsOfTicket, presentTicketRow } from './present-ticket.ts';
import { actWrite } from './ticket-act.ts';
import { ticketEntity, type TicketItem } from './ticket.entity.ts';

type Update = typeof updateRoute;
type Input = InputOf<Update>;

/** Somebody who may work this ticket; anybody else is `member.not_found`. */
async function assigneeFor(
  ctx: Context,
  { spaceId }: TicketItem,
  assigneeId: NonNullable<Input['assigneeId']>,
): Promise<Author> {
  const [member, structure] = await Promise.all([
    ctx.table.get(memberEntity, { id: assigneeId }, { consistent: true }),
    structureOf(ctx.table, ctx.now()),
  ]);
  const actor = actorOfMember(member);
  const space = findSpace(structure, spaceId);
  if (actor === undefined || space === undefined || !allows(actor, 'ticket.work', space))
    throw notFound('member');
  return authorOf(actor);
}

async function store(
  ctx: Context,
  ticket: TicketItem,
  { set, changes }: DecidedChange,
): Promise<OutputOf<Update>> {
  const after: TicketItem = { ...ticket, ...(set as Partial<TicketItem>), version: ticket.version + 1 };
  const origin = ctx.actor.type === 'member' && ctx.actor.scopes !== 'all' ? 'crm' : 'desk';
  const { status, assignee, externalId } = after;
  return commit(ctx, {
    writes: [
      update(ticketEntity, ticket, { set, failure: raced() }),
      actWrite(ctx, ticket.id, { act: 'changed', origin, changes }),
    ],
    events: [
      happened(TicketUpdated, {
        ...factsOfTicket(after),
        status,
        ...(assignee !== undefined && { assigneeId: assignee.id }),
        ...(externalId !== undefined && { externalId }),
        changed: changes.map(({ field }) => field),
        origin,
      }),
    ],
    answer: presentTicketRow(after),
  });
}

async function change(ctx: Context, input: Input): Promise<OutputOf<Update>> {
  const ticket = await requireTicket(ctx, input.ticketId, 'ticket.work');
  if (ticket.version !== input.version)
    throw conflict('ticket.changed', { ticket: presentTicketRow(ticket) });
  if (ticket.status === 'solved') throw conflict('ticket.solved');
  const { status, priority, assigneeId, externalId, externalUrl } = input;
  const assignee = typeof assigneeId === 'string' ? await assigneeFor(ctx, ticket, assigneeId) : assigneeId;
  const decided = decideUpdateTicket(ticket, { status, priority, assignee, externalId, externalUrl });
  return decided.changes.length === 0 ? presentTicketRow(ticket) : store(ctx, ticket, decided);
}

/**
 * Changes a ticket. For staff, and for a CRM with a token of scope `tickets`. Raises `ticket.changed`
 * with the ticket as it is when the caller saw another version, `ticket.solved` for one that is closed.
 */
export function updateTicket(ctx: Context, input: Input): Promise<OutputOf<Update>> {
  return againWhenRaced(() => change(ctx, input));
}
