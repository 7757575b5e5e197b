import type { Id } from '#shared/ids.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import { memberEntity, memberKeyEntity } from './member.entity.ts';

export type MemberItem = ItemOf<typeof memberEntity>;

/** By what a person is known beside their id. */
export const emailKey = (email: string): string => `email#${email}`;
export const subjectKey = (subject: string): string => `subject#${subject}`;

/** The member as they are now, or undefined. */
export const findMember = (table: TenantTable, id: Id<'member'>): Promise<MemberItem | undefined> =>
  table.get(memberEntity, { id }, { consistent: true });

/** The member who has a key of `emailKey` or `subjectKey`, or undefined. Two calls. */
export async function findMemberByKey(
  table: TenantTable,
  memberKey: string,
): Promise<MemberItem | undefined> {
  const key = await table.get(memberKeyEntity, { memberKey }, { consistent: true });
  return key && findMember(table, key.memberId);
}
