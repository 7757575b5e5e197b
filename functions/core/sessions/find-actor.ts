import { createHash } from 'node:crypto';
import type { Id } from '#shared/ids.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import type { Actor } from '../context.ts';
import { memberEntity } from '../members/member.entity.ts';
import { credentialEntity } from './session.entity.ts';

/** What of a credential's secret is stored: 32 random bytes need no slow hash. */
export const hashSecret = (secret: string): string => createHash('sha256').update(secret).digest('base64url');

/**
 * The member behind a session or token, read anew each time so that a role, a suspension and a
 * sign-out count at once. Undefined when the secret is unknown, expired, or its member may not act.
 */
export async function findActor(table: TenantTable, secret: string, now: string): Promise<Actor | undefined> {
  const credential = await table.get(
    credentialEntity,
    { secretHash: hashSecret(secret) },
    { consistent: true },
  );
  if (credential === undefined || credential.expiresAt <= now) return undefined;
  const member = await table.get(memberEntity, { id: credential.memberId }, { consistent: true });
  if (member?.status !== 'active') return undefined;
  return {
    type: 'member',
    memberId: member.id,
    name: member.name,
    role: member.role,
    groupIds: member.groupIds,
    locale: member.locale,
    scopes: credential.scopes ?? 'all',
    ...(credential.id.startsWith('ses_') && { sessionId: credential.id as Id<'session'> }),
  };
}
