import { notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { revokeSession as revokeSessionRoute } from '#shared/api/sessions.ts';
import { commit } from '#functions/table/commit.ts';
import { remove } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { liveSessions } from './list-sessions.ts';
import { credentialEntity } from './session.entity.ts';

/** Ends one of the caller's own sessions at once. Raises `session.not_found`, for another's too. */
export async function revokeSession(
  ctx: Context,
  { sessionId }: InputOf<typeof revokeSessionRoute>,
): Promise<null> {
  requireMember(ctx);
  const sessions = await liveSessions(ctx.table, ctx.actor.memberId, ctx.now());
  const session = sessions.find(({ id }) => id === sessionId);
  if (session === undefined) throw notFound('session');
  return commit(ctx, {
    writes: [remove(credentialEntity, { secretHash: session.secretHash })],
    answer: null,
  });
}
