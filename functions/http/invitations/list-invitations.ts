import { listInvitations as route } from '#shared/api/invitations.ts';
import { listInvitations } from '#functions/core/invitations/list-invitations.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listInvitationsHandler = httpHandler(route, listInvitations);
