import { QuestionAsked } from '#events/contracts/question.ts';
import { changeClocks } from '#functions/core/sla/change-clocks.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A question that is asked starts its clocks by the policy of its space. */
export const startAnswerClock = defineConsumer({
  name: 'startAnswerClock',
  on: [QuestionAsked],
  async handle(ctx, event) {
    if (event.data.imported) return;
    const { questionId } = event.data;
    await changeClocks(ctx, { consumer: 'startAnswerClock', event, questionId }, (clocks) => clocks);
  },
});
