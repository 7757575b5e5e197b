import type { Condition } from 'dynamodb-toolbox';
import { conflict } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { check, type Write } from '#functions/table/writes.ts';
import { raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { findMember } from './find-member.ts';
import { memberEntity, staffMembers } from './member.entity.ts';

/**
 * A write that holds only while another active owner is there, whom it names: two owners who end each other at the
 * same moment cannot both succeed. Raises `member.last_owner`.
 */
export async function anotherOwner(ctx: Context, memberId: Id<'member'>): Promise<Write> {
  const staff = await ctx.table.all(staffMembers);
  for (const { id, role } of staff) {
    if (role !== 'owner' || id === memberId) continue;
    const owner = await findMember(ctx.table, id);
    if (owner?.role !== 'owner' || owner.status !== 'active') continue;
    const stays = {
      and: [
        { attr: 'role', eq: 'owner' },
        { attr: 'status', eq: 'active' },
      ],
    } as Condition;
    return check(memberEntity, { id }, { if: stays, failure: raced() });
  }
  throw conflict('member.last_owner');
}
