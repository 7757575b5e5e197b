import { listSessions as route } from '#shared/api/sessions.ts';
import { listSessions } from '#functions/core/sessions/list-sessions.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listSessionsHandler = httpHandler(route, listSessions);
