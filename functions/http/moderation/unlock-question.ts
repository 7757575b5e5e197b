import { unlockQuestion as route } from '#shared/api/moderation.ts';
import { unlockQuestion } from '#functions/core/questions/unlock-question.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const unlockQuestionHandler = httpHandler(route, unlockQuestion);
