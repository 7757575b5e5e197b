import { revokeInvitation as route } from '#shared/api/invitations.ts';
import { revokeInvitation } from '#functions/core/invitations/revoke-invitation.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const revokeInvitationHandler = httpHandler(route, revokeInvitation);
