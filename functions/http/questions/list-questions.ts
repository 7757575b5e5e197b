import { listQuestions as route } from '#shared/api/questions.ts';
import { listQuestions } from '#functions/core/questions/list-questions.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listQuestionsHandler = httpHandler(route, listQuestions);
