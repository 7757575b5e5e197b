import { getInvitation as route } from '#shared/api/invitations.ts';
import { getInvitation } from '#functions/core/invitations/get-invitation.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getInvitationHandler = httpHandler(route, getInvitation);
