import { pauseClock as route } from '#shared/api/sla.ts';
import { pauseClock } from '#functions/core/sla/pause-clock.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const pauseClockHandler = httpHandler(route, pauseClock);
