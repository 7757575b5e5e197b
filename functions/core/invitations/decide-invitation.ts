import { AppError, conflict } from '#shared/errors.ts';
import type { InvitationStatus } from '#shared/model/invitation.ts';
import type { InvitationItem } from './invitation.entity.ts';

/** What an invitation is now. Taken back counts before used up, used up before over. */
export function statusOf(
  { revokedAt, uses, mostUses, expiresAt }: InvitationItem,
  now: string,
): InvitationStatus {
  if (revokedAt !== undefined) return 'revoked';
  if (uses >= mostUses) return 'used';
  return expiresAt <= now ? 'expired' : 'open';
}

/** Raises `invitation.revoked`, `invitation.used` or `invitation.expired`. */
export function requireOpen(invitation: InvitationItem, now: string): void {
  const status = statusOf(invitation, now);
  if (status !== 'open') throw conflict(`invitation.${status}`);
}

/** The path of the page that accepts; its last part is the secret. */
export const joinPath = (secret: string): string => `/join/${secret}`;

/** `inv_…` without its prefix and 43 characters, as one part of a path. */
export const invitationSecretOf = (id: string, secret: string): string => `${id.slice(4)}${secret}`;

/** Splits what `invitationSecretOf` joined: 26 characters of the id, then the secret. */
export const splitInvitationSecret = (joined: string): { id: `inv_${string}`; secret: string } => ({
  id: `inv_${joined.slice(0, 26)}`,
  secret: joined.slice(26),
});

/** An invitation nobody has, or one with another secret: not told apart. */
export const noInvitation = (): AppError => new AppError('invitation.not_found', { kind: 'not_found' });
