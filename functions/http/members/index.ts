import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { getMemberHandler } from './get-member.ts';
import { listMembersHandler } from './list-members.ts';
import { updateMemberHandler } from './update-member.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  getMember: getMemberHandler,
  listMembers: listMembersHandler,
  updateMember: updateMemberHandler,
};
