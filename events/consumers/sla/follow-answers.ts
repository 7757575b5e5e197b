import { AnswerModerated, QuestionAnswered } from '#events/contracts/question.ts';
import { answersOf } from '#functions/core/sla/answers-of.ts';
import { changeClocks, settleClock } from '#functions/core/sla/change-clocks.ts';
import { answeredSpans } from '#functions/core/sla/decide-clock-turns.ts';
import { defineConsumer } from '../define-consumer.ts';

/**
 * An answer by somebody else than the asker stops the clock of the first answer; when no such answer is
 * left to read, it goes on where it stood. Read off the answers as they are now, so any order will do.
 */
export const followAnswers = defineConsumer({
  name: 'followAnswers',
  on: [QuestionAnswered, AnswerModerated],
  async handle(ctx, event) {
    const { questionId } = event.data;
    await changeClocks(ctx, { consumer: 'followAnswers', event, questionId }, async (clocks, { author }) => {
      const answered = answeredSpans(await answersOf(ctx, questionId), author.id);
      return clocks.map((clock) =>
        clock.target === 'first_answer' ? settleClock({ ...clock, answered }) : clock,
      );
    });
  },
});
