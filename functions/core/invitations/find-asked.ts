import { invalid } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { emailKey, findMember, findMemberByKey, type MemberItem } from '../members/find-member.ts';
import { requirePermission } from '../policy.ts';
import { decideClaim } from './decide-claim.ts';

interface Asking {
  readonly email?: string | undefined;
  readonly memberId?: Id<'member'> | undefined;
}

/**
 * The member an invitation is for, if there is one: whoever has the address, or the author of imported posts that is
 * named. Saying who an author is takes the right to manage members. Raises what `decideClaim` raises.
 */
export async function findAsked(ctx: Context, { email, memberId }: Asking): Promise<MemberItem | undefined> {
  if (memberId === undefined)
    return email === undefined ? undefined : findMemberByKey(ctx.table, emailKey(email));
  requirePermission(ctx, 'member.manage');
  if (email === undefined) throw invalid('request.invalid', [{ field: 'email', code: 'field.required' }]);
  const [author, ofAddress] = await Promise.all([
    findMember(ctx.table, memberId),
    findMemberByKey(ctx.table, emailKey(email)),
  ]);
  return decideClaim({ author, ofAddress });
}
