import { invalid } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { create, type Write } from '#functions/table/writes.ts';
import { groupNameEntity } from './group.entity.ts';

/** How names are compared: `VIP` and `vip` are one. */
export const groupNameKey = (name: string): string => name.toLowerCase();

/** Takes a name. Raises `group.name_taken` at the field. */
export function takeGroupName(name: string, groupId: Id<'group'>): Write {
  const taken = invalid('group.name_taken', [{ field: 'name', code: 'group.name_taken' }]);
  return create(groupNameEntity, { key: groupNameKey(name), groupId }, taken);
}
