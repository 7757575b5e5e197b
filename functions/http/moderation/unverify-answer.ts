import { unverifyAnswer as route } from '#shared/api/moderation.ts';
import { unverifyAnswer } from '#functions/core/questions/unverify-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const unverifyAnswerHandler = httpHandler(route, unverifyAnswer);
