import { updateMe as route } from '#shared/api/sessions.ts';
import { updateMe } from '#functions/core/sessions/update-me.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateMeHandler = httpHandler(route, updateMe);
