import type { OutputOf } from '#shared/api/define-route.ts';
import type { listSessions as listSessionsRoute } from '#shared/api/sessions.ts';
import type { Id } from '#shared/ids.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { credentialsOf, type CredentialItem } from './session.entity.ts';

type SessionItem = CredentialItem & { id: Id<'session'> };

/** Sessions of a member that still work, newest first. */
export async function liveSessions(
  table: TenantTable,
  memberId: Id<'member'>,
  now: string,
): Promise<SessionItem[]> {
  const credentials = await table.all(credentialsOf(memberId));
  const live = credentials.filter(({ id, expiresAt }) => id.startsWith('ses_') && expiresAt > now);
  return live.reverse() as SessionItem[];
}

/** Where the caller is signed in. For any member, about themselves. */
export async function listSessions(ctx: Context): Promise<OutputOf<typeof listSessionsRoute>> {
  requireMember(ctx);
  const { memberId, sessionId } = ctx.actor;
  const sessions = await liveSessions(ctx.table, memberId, ctx.now());
  return {
    items: sessions.map(({ id, label, createdAt, expiresAt }) => ({
      id,
      device: label,
      isCurrent: id === sessionId,
      createdAt,
      expiresAt,
    })),
  };
}
