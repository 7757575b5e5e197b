import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createApiToken as createApiTokenRoute } from '#shared/api/tokens.ts';
import type { Role } from '#shared/permissions.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context, MemberContext } from '../context.ts';
import type { MemberItem } from '../members/find-member.ts';
import { memberEntity } from '../members/member.entity.ts';
import { requireMember, requirePermission } from '../policy.ts';
import { newSecret } from '../secrets.ts';
import { hashSecret } from '../sessions/find-actor.ts';
import { credentialEntity, type CredentialItem } from '../sessions/session.entity.ts';
import { requireAllowedToken } from './decide-api-token.ts';
import { tokensOf } from './list-api-tokens.ts';
import { presentToken } from './present-token.ts';

type Create = typeof createApiTokenRoute;

const DAY_MS = 86_400_000;

/** A member no person signs in to: no address and no account leads to it. */
function serviceMember(ctx: Context, name: string, role: Role): MemberItem {
  const { locale, timeZone } = ctx.tenant;
  return {
    id: ctx.newId('member'),
    ...{ name, role, locale, timeZone },
    status: 'active',
    groupIds: [],
    expertTopics: [],
    joinedAt: ctx.now(),
    version: 1,
  };
}

function tokenOf(
  ctx: MemberContext,
  { name, scopes, days }: InputOf<Create>,
  secret: string,
): Omit<CredentialItem, 'memberId'> {
  const createdAt = ctx.now();
  const expiresAt = new Date(Date.parse(createdAt) + days * DAY_MS).toISOString();
  return {
    secretHash: hashSecret(secret),
    id: ctx.newId('token'),
    label: name,
    scopes: [...new Set(scopes)],
    createdAt,
    expiresAt,
    ttl: Math.ceil(Date.parse(expiresAt) / 1_000),
  };
}

/**
 * Makes a token for a program: the caller's own, or a service's with a member of its own. For those
 * who may have tokens; services for admins. The secret is told once. Raises `actor.forbidden`,
 * `member.role_above_own`, `token.scope_above_own`, `token.too_many`.
 */
export async function createApiToken(ctx: Context, input: InputOf<Create>): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'token.own');
  requireMember(ctx);
  const { name, scopes, serviceRole } = input;
  const own = (await tokensOf(ctx)).filter(
    ({ isService }) => (isService ?? false) === (serviceRole !== undefined),
  );
  requireAllowedToken({ actor: ctx.actor, scopes, serviceRole, liveTokens: own.length });
  const secret = `tok_${newSecret()}`;
  const service = serviceRole === undefined ? undefined : serviceMember(ctx, name, serviceRole);
  const token: CredentialItem = {
    ...tokenOf(ctx, input, secret),
    memberId: service?.id ?? ctx.actor.memberId,
    ...(service !== undefined && { isService: true }),
  };
  const facts = {
    name,
    scopes: [...scopes],
    expiresAt: token.expiresAt,
    ...(serviceRole !== undefined && { serviceRole }),
  };
  return commit(ctx, {
    writes: [
      create(credentialEntity, token),
      ...(service === undefined ? [] : [create(memberEntity, service)]),
      auditWrite(ctx, { act: 'token.created', target: token.id, facts }),
    ],
    answer: { ...presentToken(token), secret },
    kept: presentToken(token),
  });
}
