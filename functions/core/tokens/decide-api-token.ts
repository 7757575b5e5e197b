import { AppError, forbidden } from '#shared/errors.ts';
import { mayGrantRole, roleAllows, type Role } from '#shared/permissions.ts';
import type { Scope } from '#shared/api/define-route.ts';
import type { MemberActor } from '../context.ts';

interface Asking {
  readonly actor: MemberActor;
  readonly scopes: readonly Scope[];
  /** Given for a service. */
  readonly serviceRole: Role | undefined;
  /** Tokens the member has that still work. */
  readonly liveTokens: number;
}

/** More than anybody needs at once; each is a way in. */
export const MOST_TOKENS = 25;

/**
 * Whether a member may have the token they ask for. Raises `actor.forbidden`, `member.role_above_own`
 * (nobody gives a role above their own, to a program neither), `token.scope_above_own` (a token makes
 * none that may more) and `token.too_many`.
 */
export function requireAllowedToken({ actor, scopes, serviceRole, liveTokens }: Asking): void {
  if (serviceRole !== undefined && !roleAllows(actor.role, 'token.service'))
    throw forbidden('actor.forbidden');
  if (serviceRole !== undefined && !mayGrantRole(actor.role, serviceRole))
    throw forbidden('member.role_above_own');
  const own = actor.scopes;
  if (own !== 'all' && scopes.some((scope) => !own.includes(scope))) throw forbidden('token.scope_above_own');
  if (liveTokens >= MOST_TOKENS) throw new AppError('token.too_many', { kind: 'limit' });
}
