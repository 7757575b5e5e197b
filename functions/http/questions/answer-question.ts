import { answerQuestion as route } from '#shared/api/questions.ts';
import { answerQuestion } from '#functions/core/questions/answer-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const answerQuestionHandler = httpHandler(route, answerQuestion);
