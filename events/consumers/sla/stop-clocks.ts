import { AnswerAccepted, AnswerUnaccepted } from '#events/contracts/question.ts';
import { TicketSolved } from '#events/contracts/ticket.ts';
import { changeClocks, withClockFact } from '#functions/core/sla/change-clocks.ts';
import type { ClockFactKind } from '#functions/core/sla/decide-clock-turns.ts';
import { defineConsumer } from '../define-consumer.ts';

const KIND: Record<string, ClockFactKind> = {
  [AnswerAccepted.type]: 'accepted',
  [AnswerUnaccepted.type]: 'unaccepted',
  [TicketSolved.type]: 'solved',
};

/** An accepted answer or a solved ticket stops the clocks; an acceptance that is taken back lets them go on where they stood. */
export const stopClocks = defineConsumer({
  name: 'stopClocks',
  on: [AnswerAccepted, AnswerUnaccepted, TicketSolved],
  async handle(ctx, event) {
    const { questionId } = event.data;
    const kind = KIND[event.type];
    if (kind === undefined) throw new Error(`stopClocks does not follow ${event.type}`);
    await changeClocks(ctx, { consumer: 'stopClocks', event, questionId }, (clocks) =>
      clocks.map((clock) => withClockFact(clock, { at: event.occurredAt, kind })),
    );
  },
});
