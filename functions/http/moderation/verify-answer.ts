import { verifyAnswer as route } from '#shared/api/moderation.ts';
import { verifyAnswer } from '#functions/core/questions/verify-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const verifyAnswerHandler = httpHandler(route, verifyAnswer);
