import { acceptAnswer as route } from '#shared/api/questions.ts';
import { acceptAnswer } from '#functions/core/questions/accept-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const acceptAnswerHandler = httpHandler(route, acceptAnswer);
