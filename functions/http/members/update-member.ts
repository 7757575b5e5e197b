import { updateMember as route } from '#shared/api/members.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateMemberHandler = httpHandler(route, updateMember);
