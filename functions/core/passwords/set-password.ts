import { invalid } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { setPassword as setPasswordRoute } from '#shared/api/passwords.ts';
import { commit } from '#functions/table/commit.ts';
import { remove } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { useCode } from '../codes/use-code.ts';
import { keepingNothing, type Context } from '../context.ts';
import { emailKey, findMemberByKey } from '../members/find-member.ts';
import { liveSessions } from '../sessions/list-sessions.ts';
import { credentialEntity } from '../sessions/session.entity.ts';

/** A transaction takes 100 writes; sessions beyond these end by themselves. */
const MOST_ENDED = 90;

/**
 * Sets a new password with the code that proves the address, and ends the member's sessions here. For
 * whoever has the mail. Raises `code.wrong` (for a stranger's address too), `code.expired`,
 * `code.exhausted`, `password.too_weak`.
 */
export async function setPassword(
  ctx: Context,
  { email, code, password }: InputOf<typeof setPasswordRoute>,
): Promise<null> {
  const used = await useCode(ctx, { purpose: 'password', email, code });
  const member = await findMemberByKey(ctx.table, emailKey(email));
  if (member === undefined) throw invalid('code.wrong', [{ field: 'code', code: 'code.wrong' }]);
  const sessions = await liveSessions(ctx.table, member.id, ctx.now());
  // The account first: a password that is refused must not cost the code.
  const { existed } = await ctx.ports.identity.ensureAccount(email, password);
  if (existed) await ctx.ports.identity.setPassword(email, password);
  return commit(keepingNothing(ctx), {
    writes: [
      used,
      ...sessions.slice(0, MOST_ENDED).map(({ secretHash }) => remove(credentialEntity, { secretHash })),
      auditWrite(ctx, {
        act: 'member.password_set',
        target: member.id,
        facts: { endedSessions: sessions.length },
      }),
    ],
    answer: null,
  });
}
