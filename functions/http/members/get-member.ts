import { getMember as route } from '#shared/api/members.ts';
import { getMember } from '#functions/core/members/get-member.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getMemberHandler = httpHandler(route, getMember);
