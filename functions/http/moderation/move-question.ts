import { moveQuestion as route } from '#shared/api/moderation.ts';
import { moveQuestion } from '#functions/core/questions/move-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const moveQuestionHandler = httpHandler(route, moveQuestion);
