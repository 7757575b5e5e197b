import { AnswerAccepted } from '#events/contracts/question.ts';
import { closeTicketForAccepted } from '#functions/core/tickets/close-ticket-for-accepted.ts';
import { defineConsumer } from '../define-consumer.ts';

/** An answer accepted in the community closes the ticket; the CRM is told by `ticket.solved`. */
export const closeTicket = defineConsumer({
  name: 'closeTicket',
  on: [AnswerAccepted],
  handle: closeTicketForAccepted,
});
