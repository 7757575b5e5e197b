import { askQuestion as route } from '#shared/api/questions.ts';
import { askQuestion } from '#functions/core/questions/ask-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const askQuestionHandler = httpHandler(route, askQuestion);
