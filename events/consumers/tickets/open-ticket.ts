import { QuestionEscalated } from '#events/contracts/sla.ts';
import { openTicketForClock } from '#functions/core/tickets/open-ticket-for-clock.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A question whose time is over becomes a ticket. */
export const openTicket = defineConsumer({
  name: 'openTicket',
  on: [QuestionEscalated],
  async handle(ctx, event) {
    if (event.data.share === 100) await openTicketForClock(ctx, event);
  },
});
