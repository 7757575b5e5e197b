import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listInvitations as listInvitationsRoute } from '#shared/api/invitations.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { invitations } from './invitation.entity.ts';
import { presentInvitation } from './present-invitation.ts';

type List = typeof listInvitationsRoute;

/** Invitations, newest first, one page. For those who may invite. */
export async function listInvitations(ctx: Context, input: InputOf<List>): Promise<OutputOf<List>> {
  requirePermission(ctx, 'member.invite');
  const { items, cursor } = await ctx.table.page(invitations, input);
  return {
    items: items.map((item) => presentInvitation(item, ctx.now())),
    ...(cursor !== undefined && { cursor }),
  };
}
