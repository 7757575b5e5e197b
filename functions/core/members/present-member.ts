import type { Member } from '#shared/model/member.ts';
import type { MemberItem } from './find-member.ts';

/** A member as they and admins see them. The account behind it and the source of an import stay inside. */
export const presentMember = ({ id, name, email, role, status, ...member }: MemberItem): Member => ({
  id,
  name,
  ...(email !== undefined && { email }),
  role,
  status,
  groupIds: member.groupIds,
  expertTopics: member.expertTopics,
  locale: member.locale,
  timeZone: member.timeZone,
  joinedAt: member.joinedAt,
  version: member.version,
});
