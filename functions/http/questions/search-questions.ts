import { searchQuestions as route } from '#shared/api/questions.ts';
import { searchQuestions } from '#functions/core/questions/search-questions.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const searchQuestionsHandler = httpHandler(route, searchQuestions);
