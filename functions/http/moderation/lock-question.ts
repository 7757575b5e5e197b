import { lockQuestion as route } from '#shared/api/moderation.ts';
import { lockQuestion } from '#functions/core/questions/lock-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const lockQuestionHandler = httpHandler(route, lockQuestion);
