import type { Id } from '#shared/ids.ts';
import { count, type Write } from '#functions/table/writes.ts';
import { groupEntity } from './group.entity.ts';

/**
 * For the transaction that lets groups into a space: they are there, and whoever deletes one of them at the same
 * moment, having seen no space that names it, fails. Raises `group.not_found`; at most 50 writes.
 */
export function nameGroups(groupIds: readonly Id<'group'>[]): Write[] {
  return [...new Set(groupIds)].map((id) => count(groupEntity, { id }, { add: { timesNamed: 1 } }));
}
