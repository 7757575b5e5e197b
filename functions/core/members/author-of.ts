import { isStaff } from '#shared/permissions.ts';
import type { Author } from '#shared/model/member.ts';
import type { MemberActor } from '../context.ts';

/** The author line of what an actor writes now. */
export const authorOf = ({ memberId, name, role }: MemberActor): Author => ({
  id: memberId,
  name,
  isStaff: isStaff(role),
});
