import { QuestionAsked, QuestionEdited, QuestionModerated } from '#events/contracts/question.ts';
import { indexTitleWords as indexWords } from '#functions/core/questions/index-title-words.ts';
import { defineConsumer } from '../define-consumer.ts';

/** Keeps the words of titles, by which similar questions are found. Claims nothing: it is made from the title as it is now. */
export const indexTitleWords = defineConsumer({
  name: 'indexTitleWords',
  on: [QuestionAsked, QuestionEdited, QuestionModerated],
  handle: (ctx, { data }) => indexWords(ctx, data.questionId),
});
