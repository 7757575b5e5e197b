import { notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { revokeApiToken as revokeApiTokenRoute } from '#shared/api/tokens.ts';
import { commit } from '#functions/table/commit.ts';
import { remove, update, type Write } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { findMember } from '../members/find-member.ts';
import { memberEntity } from '../members/member.entity.ts';
import { requireMember, requirePermission } from '../policy.ts';
import { credentialEntity, type CredentialItem } from '../sessions/session.entity.ts';
import { tokensOf } from './list-api-tokens.ts';

/** What the service wrote stays under its name; it can do nothing any more. */
async function serviceWrites(ctx: Context, { isService, memberId }: CredentialItem): Promise<Write[]> {
  const member = isService === true ? await findMember(ctx.table, memberId) : undefined;
  return member === undefined ? [] : [update(memberEntity, member, { set: { status: 'suspended' } })];
}

/** Ends a token at once. For its owner, and for admins a service's. Raises `token.not_found`, for another's too. */
export async function revokeApiToken(
  ctx: Context,
  { tokenId }: InputOf<typeof revokeApiTokenRoute>,
): Promise<null> {
  requirePermission(ctx, 'token.own');
  requireMember(ctx);
  const token = (await tokensOf(ctx)).find(({ id }) => id === tokenId);
  if (token === undefined) throw notFound('token');
  return commit(ctx, {
    writes: [
      remove(credentialEntity, { secretHash: token.secretHash }),
      ...(await serviceWrites(ctx, token)),
      auditWrite(ctx, { act: 'token.revoked', target: tokenId, facts: { name: token.label } }),
    ],
    answer: null,
  });
}
