import { setPassword as route } from '#shared/api/passwords.ts';
import { setPassword } from '#functions/core/passwords/set-password.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const setPasswordHandler = httpHandler(route, setPassword);
