import { getQuestionClock as route } from '#shared/api/sla.ts';
import { getQuestionClock } from '#functions/core/sla/get-question-clock.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getQuestionClockHandler = httpHandler(route, getQuestionClock);
