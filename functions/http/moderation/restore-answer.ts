import { restoreAnswer as route } from '#shared/api/moderation.ts';
import { restoreAnswer } from '#functions/core/questions/restore-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const restoreAnswerHandler = httpHandler(route, restoreAnswer);
