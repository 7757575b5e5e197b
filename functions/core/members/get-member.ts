import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getMember as getMemberRoute } from '#shared/api/members.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { findMember } from './find-member.ts';
import { presentMemberView, seesMembersWhole } from './present-member-view.ts';

type Get = typeof getMemberRoute;

/**
 * A member. For members. Authors of imported posts are there too; who was only invited, or is suspended, is there for
 * those who manage members.
 */
export async function getMember(ctx: Context, { memberId }: InputOf<Get>): Promise<OutputOf<Get>> {
  requirePermission(ctx, 'member.list');
  const member = await findMember(ctx.table, memberId);
  const isOpen = member?.status === 'active' || member?.status === 'unclaimed';
  if (member === undefined || !(isOpen || seesMembersWhole(ctx.actor))) throw notFound('member');
  return presentMemberView(member, ctx.actor);
}
