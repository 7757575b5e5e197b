import { requestPasswordCode as route } from '#shared/api/passwords.ts';
import { requestPasswordCode } from '#functions/core/passwords/request-password-code.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const requestPasswordCodeHandler = httpHandler(route, requestPasswordCode);
