import { conflict } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { inviteMember as inviteMemberRoute } from '#shared/api/invitations.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context, MemberContext } from '../context.ts';
import { groupsExist } from '../groups/groups-exist.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import { sendMailNow } from '../mail/send-mail-now.ts';
import { emailKey, type MemberItem } from '../members/find-member.ts';
import { memberEntity, memberKeyEntity } from '../members/member.entity.ts';
import { requireMember, requirePermission } from '../policy.ts';
import { newSecret } from '../secrets.ts';
import { hashSecret } from '../sessions/find-actor.ts';
import { invitationSecretOf, joinPath } from './decide-invitation.ts';
import { decideInviteMember, type Invited } from './decide-invite-member.ts';
import { findAsked } from './find-asked.ts';
import { invitationEntity } from './invitation.entity.ts';
import { presentInvitation } from './present-invitation.ts';

type Invite = typeof inviteMemberRoute;

function memberWrites({ newMember, waiting }: Invited, existing: MemberItem | undefined): Write[] {
  const takeAddress = (email: string, memberId: MemberItem['id']): Write =>
    create(memberKeyEntity, { memberKey: emailKey(email), memberId }, conflict('member.exists'));
  if (newMember?.email !== undefined)
    return [create(memberEntity, newMember), takeAddress(newMember.email, newMember.id)];
  if (existing === undefined || waiting === undefined) return [];
  const { email } = waiting;
  return [
    update(memberEntity, existing, { set: waiting }),
    ...(email === undefined ? [] : [takeAddress(email, existing.id)]),
  ];
}

interface Letter {
  readonly email: string;
  readonly url: string;
  readonly days: number;
  readonly id: string;
}

async function mailInvitation(ctx: MemberContext, { email, url, days, id }: Letter): Promise<void> {
  const { locale, name: organisation } = ctx.tenant;
  const mail = invitationMail({ locale, organisation, inviterName: ctx.actor.name, url, days });
  await sendMailNow(ctx.ports.sendMail, { to: email, mail, idempotencyKey: id });
}

/**
 * Asks one person in by e-mail, or makes a link for several. For those who may invite. Asking an
 * invited person again sends another invitation. With `memberId`, for those who manage members, whoever
 * accepts becomes that author of imported posts. Raises `member.role_above_own`, `group.not_found`,
 * `member.exists`, `member.suspended`, `mail.unavailable`, and what `decideClaim` raises.
 */
export async function inviteMember(ctx: Context, input: InputOf<Invite>): Promise<OutputOf<Invite>> {
  requirePermission(ctx, 'member.invite');
  requireMember(ctx);
  const { email, days } = input;
  const existing = await findAsked(ctx, input);
  const secret = newSecret();
  const id = ctx.newId('invitation');
  const names = { id, secretHash: hashSecret(secret), memberId: ctx.newId('member') };
  const invited = decideInviteMember({
    ...input,
    ...names,
    email,
    existing,
    actor: ctx.actor,
    tenant: ctx.tenant,
    now: ctx.now(),
  });
  const { invitation, events } = invited;
  const url = `${ctx.tenant.origin}${joinPath(invitationSecretOf(id, secret))}`;
  const { via, role } = invitation;
  const shown = presentInvitation(invitation, ctx.now());
  const answer: OutputOf<Invite> = await commit(ctx, {
    writes: [
      create(invitationEntity, invitation),
      ...memberWrites(invited, existing),
      ...groupsExist(invitation.groupIds),
      auditWrite(ctx, { act: 'member.invited', target: invitation.memberId ?? id, facts: { via, role } }),
    ],
    events,
    answer: { ...shown, ...(via === 'link' && { link: url }) },
    kept: shown,
  });
  if (email !== undefined) await mailInvitation(ctx, { email, url, days, id });
  return answer;
}
