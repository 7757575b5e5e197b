import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { acceptAnswerHandler } from './accept-answer.ts';
import { answerQuestionHandler } from './answer-question.ts';
import { askQuestionHandler } from './ask-question.ts';
import { getQuestionHandler } from './get-question.ts';
import { listQuestionsHandler } from './list-questions.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  acceptAnswer: acceptAnswerHandler,
  answerQuestion: answerQuestionHandler,
  askQuestion: askQuestionHandler,
  getQuestion: getQuestionHandler,
  listQuestions: listQuestionsHandler,
};
