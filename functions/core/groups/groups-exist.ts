import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { check, type Write } from '#functions/table/writes.ts';
import { groupEntity } from './group.entity.ts';

/** The groups are there when something is tied to them. Raises `group.not_found`; at most 50 checks, so one commit takes them. */
export function groupsExist(groupIds: readonly Id<'group'>[]): Write[] {
  const there = { if: { attr: 'pk', exists: true } as const, failure: notFound('group') };
  return [...new Set(groupIds)].map((id) => check(groupEntity, { id }, there));
}
