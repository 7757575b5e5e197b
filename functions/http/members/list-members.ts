import { listMembers as route } from '#shared/api/members.ts';
import { listMembers } from '#functions/core/members/list-members.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listMembersHandler = httpHandler(route, listMembers);
