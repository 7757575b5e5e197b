import { getMe as route } from '#shared/api/sessions.ts';
import { getMe } from '#functions/core/sessions/get-me.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getMeHandler = httpHandler(route, getMe);
