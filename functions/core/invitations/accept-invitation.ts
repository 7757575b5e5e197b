import { conflict, invalid } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { acceptInvitation as acceptInvitationRoute } from '#shared/api/invitations.ts';
import { happened } from '#events/contracts/define-event.ts';
import { MemberJoined } from '#events/contracts/member.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { useCode } from '../codes/use-code.ts';
import { keepingNothing, type Context } from '../context.ts';
import { emailKey, findMember, findMemberByKey, subjectKey } from '../members/find-member.ts';
import { memberEntity, memberKeyEntity } from '../members/member.entity.ts';
import { presentMember } from '../members/present-member.ts';
import { beginSession } from '../sessions/begin-session.ts';
import { decideAcceptInvitation, type Joined } from './decide-accept-invitation.ts';
import { invitationEntity } from './invitation.entity.ts';
import { requireInvitation } from './load-invitation.ts';

type Accept = typeof acceptInvitationRoute;
type Input = InputOf<Accept>;

interface Proof {
  readonly email: string;
  /** Uses the code up. */
  readonly writes: readonly Write[];
}

/** Whose address it is: an e-mail's reader has proved theirs by having it, a link's by a code. */
async function proveAddress(ctx: Context, { secret, email, code }: Input): Promise<Proof> {
  const invitation = await requireInvitation(ctx, secret);
  if (invitation.email !== undefined) return { email: invitation.email, writes: [] };
  if (email === undefined || code === undefined) {
    const field = email === undefined ? 'email' : 'code';
    throw invalid('request.invalid', [{ field, code: 'field.required' }]);
  }
  return { email, writes: [await useCode(ctx, { purpose: 'join', email, code })] };
}

function memberWrites({ member, before }: Joined, email: string): Write[] {
  const taken = conflict('member.exists');
  const linked = create(
    memberKeyEntity,
    { memberKey: subjectKey(String(member.subject)), memberId: member.id },
    taken,
  );
  if (before === undefined) {
    return [
      create(memberEntity, member),
      create(memberKeyEntity, { memberKey: emailKey(email), memberId: member.id }, raced()),
      linked,
    ];
  }
  const { id: _id, version: _version, ...set } = member;
  return [
    update(memberEntity, before, { set: { ...set, invitedUntil: undefined }, failure: raced() }),
    linked,
  ];
}

interface Account {
  readonly subject: string;
  readonly existed: boolean;
}

async function join(
  ctx: Context,
  input: Input,
  { proof, account }: { proof: Proof; account: Account },
): Promise<OutputOf<Accept>> {
  const { email } = proof;
  const invitation = await requireInvitation(ctx, input.secret);
  const existing = invitation.memberId
    ? await findMember(ctx.table, invitation.memberId)
    : await findMemberByKey(ctx.table, emailKey(email));
  const { name, locale, timeZone } = input;
  const person = { email, name, locale, timeZone, subject: account.subject };
  const joined = decideAcceptInvitation({
    ...{ invitation, existing, tenant: ctx.tenant, now: ctx.now() },
    ...person,
    newId: ctx.newId('member'),
  });
  const { member } = joined;
  const { token, expiresAt, write } = beginSession(ctx, member.id);
  return commit(ctx, {
    writes: [
      update(invitationEntity, invitation, { set: { uses: invitation.uses + 1 }, failure: raced() }),
      ...memberWrites(joined, email),
      ...proof.writes,
      write,
      auditWrite(ctx, {
        act: 'member.joined',
        target: member.id,
        facts: { name, role: member.role, invitationId: invitation.id },
      }),
    ],
    events: [happened(MemberJoined, { memberId: member.id, role: member.role, invitationId: invitation.id })],
    answer: { token, expiresAt, member: presentMember(member), accountExisted: account.existed },
  });
}

/**
 * Lets somebody in who was asked, and begins their session. For whoever has the secret of an open
 * invitation; of two at once on its last use, one. Raises `invitation.not_found`, `…used`,
 * `…expired`, `…revoked`, `code.…`, `member.exists`, `member.suspended`, `password.too_weak`.
 */
export async function acceptInvitation(ctx: Context, input: Input): Promise<OutputOf<Accept>> {
  const proof = await proveAddress(ctx, input);
  const account = await ctx.ports.identity.ensureAccount(proof.email, input.password);
  return againWhenRaced(() => join(keepingNothing(ctx), input, { proof, account }));
}
