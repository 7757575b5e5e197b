import { inviteMember as route } from '#shared/api/invitations.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const inviteMemberHandler = httpHandler(route, inviteMember);
