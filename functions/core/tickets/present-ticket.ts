import type { TicketRow } from '#shared/model/ticket.ts';
import type { TicketItem } from './ticket.entity.ts';

/** A ticket as the wire shows it in lists. Built by name: what the item gains is not shown by accident. */
export function presentTicketRow(ticket: TicketItem): TicketRow {
  const {
    id,
    number,
    questionId,
    communityId,
    spaceId,
    title,
    status,
    priority,
    reason,
    connector,
    openedAt,
    version,
  } = ticket;
  const { assignee, externalId, externalUrl, solvedAt, solvedBy, answerId } = ticket;
  return {
    ...{
      id,
      number,
      questionId,
      communityId,
      spaceId,
      title,
      status,
      priority,
      reason,
      connector,
      openedAt,
      version,
    },
    ...(assignee !== undefined && { assignee }),
    ...(externalId !== undefined && { externalId }),
    ...(externalUrl !== undefined && { externalUrl }),
    ...(solvedAt !== undefined && { solvedAt }),
    ...(solvedBy !== undefined && { solvedBy }),
    ...(answerId !== undefined && { answerId }),
  };
}

/** The facts every event about a ticket carries. */
export const factsOfTicket = ({
  id,
  number,
  questionId,
  communityId,
  spaceId,
  asker,
  title,
  priority,
  version,
}: TicketItem) => ({
  ticketId: id,
  number,
  questionId,
  communityId,
  spaceId,
  authorId: asker.id,
  title,
  priority,
  ticketVersion: version,
});
