import { redirect } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { dropSession, sessionToken } from '#lib/server/session.ts';
import type { RequestHandler } from './$types';

/** Ends the session in the table and forgets it in this browser. A session that has ended already is no fault. */
export const POST: RequestHandler = async (event) => {
  if (sessionToken(event) !== undefined) {
    try {
      await api(event).signOut({});
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status !== 401) throw error;
    }
  }
  dropSession(event);
  redirect(303, '/');
};
