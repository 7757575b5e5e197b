import type { OutputOf } from '#shared/api/define-route.ts';
import type { listApiTokens as listApiTokensRoute } from '#shared/api/tokens.ts';
import { roleAllows } from '#shared/permissions.ts';
import type { Context, MemberContext } from '../context.ts';
import { requireMember, requirePermission } from '../policy.ts';
import { credentialsOf, serviceTokens, type CredentialItem } from '../sessions/session.entity.ts';
import { presentToken } from './present-token.ts';

/** Tokens that still work and the caller may end: their own and, for admins, those of services. Newest first. */
export async function tokensOf(ctx: MemberContext): Promise<CredentialItem[]> {
  const seesServices = roleAllows(ctx.actor.role, 'token.service');
  const [own, services] = await Promise.all([
    ctx.table.all(credentialsOf(ctx.actor.memberId)),
    seesServices ? ctx.table.all(serviceTokens) : [],
  ]);
  const now = ctx.now();
  const live = [...own, ...services].filter(({ id, expiresAt }) => id.startsWith('tok_') && expiresAt > now);
  const byId = new Map(live.map((token) => [token.id, token as CredentialItem]));
  return [...byId.values()].sort((a, b) => (a.id < b.id ? 1 : -1));
}

/** The caller's tokens and, for admins, those of services. For those who may have tokens. */
export async function listApiTokens(ctx: Context): Promise<OutputOf<typeof listApiTokensRoute>> {
  requirePermission(ctx, 'token.own');
  requireMember(ctx);
  return { items: (await tokensOf(ctx)).map(presentToken) };
}
