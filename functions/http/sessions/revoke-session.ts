import { revokeSession as route } from '#shared/api/sessions.ts';
import { revokeSession } from '#functions/core/sessions/revoke-session.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const revokeSessionHandler = httpHandler(route, revokeSession);
