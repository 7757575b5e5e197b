import { conflict, forbidden } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { revokeInvitation as revokeInvitationRoute } from '#shared/api/invitations.ts';
import { mayGrantRole } from '#shared/permissions.ts';
import { commit } from '#functions/table/commit.ts';
import { remove, update, type Write } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { expertTopicWrites } from '../members/expert-topic-writes.ts';
import { emailKey, findMember } from '../members/find-member.ts';
import { memberEntity, memberKeyEntity } from '../members/member.entity.ts';
import { requireMember, requirePermission } from '../policy.ts';
import { noInvitation, statusOf } from './decide-invitation.ts';
import { invitationEntity, type InvitationItem } from './invitation.entity.ts';

/** Whoever still waits waits no more; an author of imported posts stays, unclaimed and without address as before. */
async function waitingWrites(ctx: Context, { memberId, email }: InvitationItem): Promise<Write[]> {
  const member = memberId && (await findMember(ctx.table, memberId));
  if (!member || email === undefined || member.status !== 'invited' || member.email !== email) return [];
  const failure = conflict('invitation.used');
  const forgetAddress = remove(memberKeyEntity, { memberKey: emailKey(email) });
  if (member.importedAs !== undefined) {
    const unclaimed = { status: 'unclaimed', role: 'member' } as const;
    const set = { ...unclaimed, groupIds: [], invitedUntil: undefined, email: undefined };
    return [update(memberEntity, member, { set, failure }), forgetAddress];
  }
  const unchanged = { if: { attr: 'version', eq: member.version } as const, failure };
  return [
    remove(memberEntity, { id: member.id }, unchanged),
    forgetAddress,
    ...expertTopicWrites(member.id, member.expertTopics, []),
  ];
}

/**
 * Takes an invitation back; whoever has accepted stays. For those who may invite, up to their own
 * role. Raises `invitation.not_found`, `invitation.used`, `member.role_above_own`.
 */
export async function revokeInvitation(
  ctx: Context,
  { invitationId }: InputOf<typeof revokeInvitationRoute>,
): Promise<null> {
  requirePermission(ctx, 'member.invite');
  requireMember(ctx);
  const invitation = await ctx.table.get(invitationEntity, { id: invitationId }, { consistent: true });
  if (invitation === undefined) throw noInvitation();
  if (!mayGrantRole(ctx.actor.role, invitation.role)) throw forbidden('member.role_above_own');
  const status = statusOf(invitation, ctx.now());
  if (status === 'revoked') return null;
  if (status === 'used') throw conflict('invitation.used');
  return commit(ctx, {
    writes: [
      update(invitationEntity, invitation, {
        set: { revokedAt: ctx.now() },
        failure: conflict('invitation.used'),
      }),
      ...(await waitingWrites(ctx, invitation)),
      auditWrite(ctx, {
        act: 'invitation.revoked',
        target: invitation.memberId ?? invitationId,
        facts: { via: invitation.via },
      }),
    ],
    answer: null,
  });
}
