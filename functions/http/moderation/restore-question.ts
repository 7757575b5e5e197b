import { restoreQuestion as route } from '#shared/api/moderation.ts';
import { restoreQuestion } from '#functions/core/questions/restore-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const restoreQuestionHandler = httpHandler(route, restoreQuestion);
