import { item, number, string } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import type {
  TicketAct,
  TicketOrigin,
  TicketPriority,
  TicketRow,
  TicketStatus,
} from '#shared/model/ticket.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

/** A ticket and its acts share a partition, so that its page is one query. */
const partition = (ticketId: Id<'ticket'>): string => `ticket#${ticketId}`;

export type TicketList = 'unsolved' | 'solved';
export const listOf = (status: TicketStatus): TicketList => (status === 'solved' ? 'solved' : 'unsolved');

export const ticketEntity = defineEntity({
  kind: 'ticket',
  schema: item({
    id: idOf('ticket'),
    number: string(),
    questionId: idOf('question'),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    asker: valueOf<Author>(),
    title: string(),
    status: valueOf<TicketStatus>(),
    priority: valueOf<TicketPriority>(),
    assignee: valueOf<Author>().optional(),
    reason: valueOf<TicketRow['reason']>(),
    connector: valueOf<TicketRow['connector']>(),
    externalId: string().optional(),
    externalUrl: string().optional(),
    openedAt: string(),
    solvedAt: string().optional(),
    solvedBy: valueOf<TicketOrigin>().optional(),
    answerId: idOf('answer').optional(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'ticket'> }) => ({ pk: partition(id), sk: 'ticket' }),
  indexes: ({ id, status, assignee, openedAt }) => ({
    gsi1pk: `tickets#${listOf(status)}`,
    gsi1sk: `${openedAt}#${id}`,
    gsi2pk: `tickets#${listOf(status)}#${assignee?.id ?? 'nobody'}`,
    gsi2sk: `${openedAt}#${id}`,
  }),
});
export type TicketItem = ItemOf<typeof ticketEntity>;

/** A question has one ticket at most, for ever: a second one cannot be stored. */
export const questionTicketEntity = defineEntity({
  kind: 'question-ticket',
  schema: item({ questionId: idOf('question'), ticketId: idOf('ticket') }),
  key: ({ questionId }: { questionId: Id<'question'> }) => ({ pk: `question#${questionId}`, sk: 'ticket' }),
});

/** One line of a ticket's history. Created once. */
export const ticketActEntity = defineEntity({
  kind: 'ticket-act',
  schema: item({ ticketId: idOf('ticket'), actId: string(), line: valueOf<TicketAct>() }),
  key: ({ ticketId, actId }: { ticketId: Id<'ticket'>; actId: string }) => ({
    pk: partition(ticketId),
    sk: `act#${actId}`,
  }),
});
export type TicketActItem = ItemOf<typeof ticketActEntity>;

/** How many tickets there were; its version is the count, so that no number is given twice. */
export const ticketCounterEntity = defineEntity({
  kind: 'ticket-counter',
  schema: item({ counter: string(), version: number() }),
  key: ({ counter }: { counter: string }) => ({ pk: `counter#${counter}`, sk: 'counter' }),
});

/** What stands on the page of a ticket? One query, the acts in order of time. */
export const ticketPage = (ticketId: Id<'ticket'>) =>
  ({
    name: 'ticketPage',
    pk: partition(ticketId),
    kinds: [ticketEntity, ticketActEntity],
    consistent: true,
  }) as const;

/** Which tickets wait, the oldest first; or which were solved, the newest first? */
export const ticketsIn = (list: TicketList) =>
  ({
    name: 'ticketsIn',
    index: 'gsi1',
    pk: `tickets#${list}`,
    kinds: [ticketEntity],
    newestFirst: list === 'solved',
  }) as const;
/** The same of one member, or of nobody. */
export const ticketsOf = (list: TicketList, assigneeId: string) =>
  ({
    name: 'ticketsOf',
    index: 'gsi2',
    pk: `tickets#${list}#${assigneeId}`,
    kinds: [ticketEntity],
    newestFirst: list === 'solved',
  }) as const;
