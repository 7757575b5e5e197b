import { unacceptAnswer as route } from '#shared/api/questions.ts';
import { unacceptAnswer } from '#functions/core/questions/unaccept-answer.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const unacceptAnswerHandler = httpHandler(route, unacceptAnswer);
