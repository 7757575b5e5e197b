import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getInvitation as getInvitationRoute } from '#shared/api/invitations.ts';
import type { Context } from '../context.ts';
import { requireInvitation } from './load-invitation.ts';

type Get = typeof getInvitationRoute;

/** What an invitation offers. For whoever has its secret. Raises `invitation.not_found`, `…used`, `…expired`, `…revoked`. */
export async function getInvitation(ctx: Context, { secret }: InputOf<Get>): Promise<OutputOf<Get>> {
  const { via, role, email, authorName, invitedBy, expiresAt } = await requireInvitation(ctx, secret);
  const offer = { via, organisation: ctx.tenant.name, inviterName: invitedBy.name, role, expiresAt };
  return {
    ...offer,
    ...(email !== undefined && { email }),
    ...(authorName !== undefined && { authorName }),
  };
}
