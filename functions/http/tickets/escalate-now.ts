import { escalateNow as route } from '#shared/api/tickets.ts';
import { escalateNow } from '#functions/core/tickets/escalate-now.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const escalateNowHandler = httpHandler(route, escalateNow);
