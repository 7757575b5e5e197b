import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createSessionHandler } from './create-session.ts';
import { getMeHandler } from './get-me.ts';
import { listSessionsHandler } from './list-sessions.ts';
import { revokeSessionHandler } from './revoke-session.ts';
import { signOutHandler } from './sign-out.ts';
import { updateMeHandler } from './update-me.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createSession: createSessionHandler,
  getMe: getMeHandler,
  listSessions: listSessionsHandler,
  revokeSession: revokeSessionHandler,
  signOut: signOutHandler,
  updateMe: updateMeHandler,
};
