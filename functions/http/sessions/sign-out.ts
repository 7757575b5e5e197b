import { signOut as route } from '#shared/api/sessions.ts';
import { signOut } from '#functions/core/sessions/sign-out.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const signOutHandler = httpHandler(route, signOut);
