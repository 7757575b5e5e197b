import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { revokeSession } from './revoke-session.ts';

/** Ends the session this call came with. A token has no session: nothing to end. */
export async function signOut(ctx: Context): Promise<null> {
  requireMember(ctx);
  const { sessionId } = ctx.actor;
  return sessionId === undefined ? null : revokeSession(ctx, { sessionId });
}
