import { QuestionModerated } from '#events/contracts/question.ts';
import { moveTicket as move } from '#functions/core/tickets/move-ticket.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A question that is moved takes its ticket along. */
export const moveTicket = defineConsumer({
  name: 'moveTicket',
  on: [QuestionModerated],
  async handle(ctx, event) {
    if (event.data.act === 'moved') await move(ctx, event.data.questionId);
  },
});
