import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { requestPasswordCodeHandler } from './request-password-code.ts';
import { setPasswordHandler } from './set-password.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  requestPasswordCode: requestPasswordCodeHandler,
  setPassword: setPasswordHandler,
};
