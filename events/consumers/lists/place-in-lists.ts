import {
  AnswerAccepted,
  AnswerModerated,
  AnswerUnaccepted,
  PostVoted,
  QuestionAnswered,
  QuestionAsked,
  QuestionEdited,
  QuestionModerated,
} from '#events/contracts/question.ts';
import { placeQuestion } from '#functions/core/questions/place-question.ts';
import { defineConsumer } from '../define-consumer.ts';

/**
 * Keeps a question's places in the lists. Claims nothing: it is made from the question as it is now, so a repeat or
 * an older event finds nothing to do.
 */
export const placeInLists = defineConsumer({
  name: 'placeInLists',
  on: [
    QuestionAsked,
    QuestionEdited,
    QuestionAnswered,
    AnswerModerated,
    AnswerAccepted,
    AnswerUnaccepted,
    PostVoted,
    QuestionModerated,
  ],
  handle: (ctx, { data }) => placeQuestion(ctx, data.questionId),
});
