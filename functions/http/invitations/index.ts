import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { acceptInvitationHandler } from './accept-invitation.ts';
import { getInvitationHandler } from './get-invitation.ts';
import { inviteMemberHandler } from './invite-member.ts';
import { listInvitationsHandler } from './list-invitations.ts';
import { requestJoinCodeHandler } from './request-join-code.ts';
import { revokeInvitationHandler } from './revoke-invitation.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  acceptInvitation: acceptInvitationHandler,
  getInvitation: getInvitationHandler,
  inviteMember: inviteMemberHandler,
  listInvitations: listInvitationsHandler,
  requestJoinCode: requestJoinCodeHandler,
  revokeInvitation: revokeInvitationHandler,
};
