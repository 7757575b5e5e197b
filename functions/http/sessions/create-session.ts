import { createSession as route } from '#shared/api/sessions.ts';
import { createSession } from '#functions/core/sessions/create-session.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createSessionHandler = httpHandler(route, createSession);
