import { TicketOpened, TicketSolved, TicketUpdated } from '#events/contracts/ticket.ts';
import { notifyDesk } from '#functions/core/notifications/notify-desk.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A ticket reaches those who work on it. */
export const tellDesk = defineConsumer({
  name: 'tellDesk',
  on: [TicketOpened, TicketUpdated, TicketSolved],
  handle: notifyDesk,
});
