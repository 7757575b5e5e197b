import { timingSafeEqual } from 'node:crypto';
import type { Context } from '../context.ts';
import { hashSecret } from '../sessions/find-actor.ts';
import { noInvitation, requireOpen, splitInvitationSecret } from './decide-invitation.ts';
import { invitationEntity, type InvitationItem } from './invitation.entity.ts';

/** The open invitation behind a secret. Raises `invitation.not_found` and what `requireOpen` raises. */
export async function requireInvitation(ctx: Context, joined: string): Promise<InvitationItem> {
  const { id, secret } = splitInvitationSecret(joined);
  const invitation = await ctx.table.get(invitationEntity, { id }, { consistent: true });
  const kept = Buffer.from(invitation?.secretHash ?? '');
  const given = Buffer.from(hashSecret(secret));
  if (invitation === undefined || kept.length !== given.length || !timingSafeEqual(kept, given))
    throw noInvitation();
  requireOpen(invitation, ctx.now());
  return invitation;
}
