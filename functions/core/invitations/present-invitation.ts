import type { Invitation } from '#shared/model/invitation.ts';
import { statusOf } from './decide-invitation.ts';
import type { InvitationItem } from './invitation.entity.ts';

/** An invitation as those who invite see it. Its secret is nowhere. */
export const presentInvitation = (invitation: InvitationItem, now: string): Invitation => ({
  id: invitation.id,
  via: invitation.via,
  ...(invitation.email !== undefined && { email: invitation.email }),
  role: invitation.role,
  groupIds: invitation.groupIds,
  invitedBy: invitation.invitedBy,
  status: statusOf(invitation, now),
  uses: invitation.uses,
  mostUses: invitation.mostUses,
  expiresAt: invitation.expiresAt,
  createdAt: invitation.createdAt,
});
