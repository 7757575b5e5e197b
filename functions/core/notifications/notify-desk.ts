import type { Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { TicketOpened, TicketSolved, TicketUpdated } from '#events/contracts/ticket.ts';
import type { Context } from '../context.ts';
import { staffMembers } from '../members/member.entity.ts';
import { ticketEntity } from '../tickets/ticket.entity.ts';
import { notifyMembers } from './notify-members.ts';

type TicketEvent = Envelope<typeof TicketOpened | typeof TicketUpdated | typeof TicketSolved>;
type Told = { readonly to: Id<'member'>[]; readonly act: 'opened' | 'assigned' | 'solved' };

/** Experts are asked by the ladder; a ticket is for those who lead the desk, until somebody takes it. */
async function leaders(ctx: Context): Promise<Id<'member'>[]> {
  const staff = await ctx.table.all(staffMembers);
  return staff.filter(({ role }) => role !== 'expert').map(({ id }) => id);
}

async function assigneeOf(ctx: Context, ticketId: Id<'ticket'>): Promise<Id<'member'>[]> {
  const ticket = await ctx.table.get(ticketEntity, { id: ticketId }, { consistent: true });
  return ticket?.assignee === undefined ? [] : [ticket.assignee.id];
}

async function whomToTell(ctx: Context, event: TicketEvent): Promise<Told | undefined> {
  const { type, data } = event;
  if (type === 'ticket.opened') return { act: 'opened', to: await leaders(ctx) };
  if (type === 'ticket.solved') return { act: 'solved', to: await assigneeOf(ctx, data.ticketId) };
  const { assigneeId, changed } = data as Envelope<typeof TicketUpdated>['data'];
  const isAssigned = assigneeId !== undefined && changed.includes('assignee');
  return isAssigned ? { act: 'assigned', to: [assigneeId] } : undefined;
}

/** A new ticket is told to moderators and admins, an assignment and the end to the assignee. For consumers. */
export async function notifyDesk(ctx: Context, event: TicketEvent): Promise<void> {
  const told = await whomToTell(ctx, event);
  if (told === undefined) return;
  const { questionId, ticketId } = event.data;
  await notifyMembers(ctx, event, {
    to: told.to,
    news: { type: 'ticket', questionId, ticketId, act: told.act },
  });
}
