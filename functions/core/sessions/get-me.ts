import { unauthenticated } from '#shared/errors.ts';
import type { OutputOf } from '#shared/api/define-route.ts';
import type { getMe as getMeRoute } from '#shared/api/sessions.ts';
import { permissions, roleAllows } from '#shared/permissions.ts';
import type { Context } from '../context.ts';
import { findMember, type MemberItem } from '../members/find-member.ts';
import { presentMember } from '../members/present-member.ts';
import { requireMember } from '../policy.ts';

/** A member with the rights of their role. */
export const presentMe = (member: MemberItem): OutputOf<typeof getMeRoute> => ({
  ...presentMember(member),
  permissions: permissions.filter((permission) => roleAllows(member.role, permission)),
});

/** The caller's own row. Raises `actor.unauthenticated`. */
export async function requireOwnRow(ctx: Context): Promise<MemberItem> {
  requireMember(ctx);
  const member = await findMember(ctx.table, ctx.actor.memberId);
  if (member === undefined) throw unauthenticated();
  return member;
}

/** Who the caller is here. For any member. */
export const getMe = async (ctx: Context): Promise<OutputOf<typeof getMeRoute>> =>
  presentMe(await requireOwnRow(ctx));
