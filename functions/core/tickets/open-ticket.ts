import type { TicketPriority, TicketRow } from '#shared/model/ticket.ts';
import type { Id } from '#shared/ids.ts';
import { happened } from '#events/contracts/define-event.ts';
import { TicketOpened } from '#events/contracts/ticket.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { staffMembers } from '../members/member.entity.ts';
import type { QuestionItem } from '../questions/question.entity.ts';
import { decideMembersToAsk } from '../sla/decide-members-to-ask.ts';
import { requireSameQuestion } from '../sla/require-same-question.ts';
import { factsOfTicket, presentTicketRow } from './present-ticket.ts';
import { actWrite } from './ticket-act.ts';
import { ticketNumber } from './ticket-number.ts';
import { questionTicketEntity, ticketCounterEntity, ticketEntity, type TicketItem } from './ticket.entity.ts';

interface Opening {
  readonly question: QuestionItem;
  readonly reason: TicketRow['reason'];
  readonly priority: TicketPriority;
  /** Writes of the caller for the same transaction, such as the claim of an event. */
  readonly also?: readonly Write[];
}

const COUNTER = { counter: 'tickets' };

async function takeNumber(ctx: Context): Promise<{ number: string; write: Write }> {
  const counter = await ctx.table.get(ticketCounterEntity, COUNTER, { consistent: true });
  const number = ticketNumber(ctx.tenant.slug, (counter?.version ?? 0) + 1);
  const failure = raced();
  if (counter === undefined)
    return { number, write: create(ticketCounterEntity, { ...COUNTER, version: 1 }, failure) };
  return { number, write: update(ticketCounterEntity, counter, { set: {}, failure }) };
}

async function moderatorsFor(ctx: Context, question: QuestionItem): Promise<Id<'member'>[]> {
  const space = findSpace(await structureOf(ctx.table, ctx.now()), question.spaceId);
  if (space === undefined) return [];
  return decideMembersToAsk({ question, space, staff: await ctx.table.all(staffMembers) }).map(
    ({ id }) => id,
  );
}

function newTicket(ctx: Context, { question, reason, priority }: Opening, number: string): TicketItem {
  const { id: questionId, communityId, spaceId, title, author: asker } = question;
  return {
    id: ctx.newId('ticket'),
    ...{ number, questionId, communityId, spaceId, asker, title, priority, reason },
    status: 'new',
    connector: 'webhook',
    openedAt: ctx.now(),
    version: 1,
  };
}

/**
 * Opens the one ticket a question can have, if the question is still as it was read. Run it
 * `againWhenRaced`, from the reading of the question on: whoever was faster may have opened it,
 * taken the number, answered or accepted.
 */
export async function openTicket(ctx: Context, opening: Opening): Promise<TicketRow> {
  const { question, reason, also = [] } = opening;
  const [{ number, write: counterWrite }, memberIds] = await Promise.all([
    takeNumber(ctx),
    moderatorsFor(ctx, question),
  ]);
  const ticket = newTicket(ctx, opening, number);
  return commit(ctx, {
    writes: [
      ...also,
      create(questionTicketEntity, { questionId: question.id, ticketId: ticket.id }, raced()),
      requireSameQuestion(question),
      counterWrite,
      create(ticketEntity, ticket),
      actWrite(ctx, ticket.id, { act: 'opened', changes: [] }),
      auditWrite(ctx, {
        act: 'ticket.opened',
        target: ticket.id,
        questionId: question.id,
        facts: { number, reason },
      }),
    ],
    events: [happened(TicketOpened, { ...factsOfTicket(ticket), reason, memberIds })],
    answer: presentTicketRow(ticket),
  });
}
