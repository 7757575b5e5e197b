import { resumeClock as route } from '#shared/api/sla.ts';
import { resumeClock } from '#functions/core/sla/resume-clock.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const resumeClockHandler = httpHandler(route, resumeClock);
