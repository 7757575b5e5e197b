import { getQuestion as route } from '#shared/api/questions.ts';
import { getQuestion } from '#functions/core/questions/get-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getQuestionHandler = httpHandler(route, getQuestion);
