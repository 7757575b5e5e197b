import { acceptInvitation as route } from '#shared/api/invitations.ts';
import { acceptInvitation } from '#functions/core/invitations/accept-invitation.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const acceptInvitationHandler = httpHandler(route, acceptInvitation);
