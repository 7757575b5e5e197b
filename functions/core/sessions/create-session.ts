import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createSession as createSessionRoute } from '#shared/api/sessions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { MemberJoined } from '#events/contracts/member.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update } from '#functions/table/writes.ts';
import { keepingNothing, type Context } from '../context.ts';
import { emailKey, findMemberByKey, subjectKey } from '../members/find-member.ts';
import { memberEntity, memberKeyEntity } from '../members/member.entity.ts';
import { presentMember } from '../members/present-member.ts';
import { beginSession } from './begin-session.ts';
import { decideSignIn } from './decide-sign-in.ts';

type Create = typeof createSessionRoute;

interface Account {
  readonly subject: string;
  readonly email: string | undefined;
}

async function signIn(
  ctx: Context,
  { subject, email }: Account,
  device: string | undefined,
): Promise<OutputOf<Create>> {
  const known = await findMemberByKey(ctx.table, subjectKey(subject));
  const found =
    known ?? (email === undefined ? undefined : await findMemberByKey(ctx.table, emailKey(email)));
  const { member, first } = decideSignIn({ member: found, subject, now: ctx.now() });
  const { token, expiresAt, write } = beginSession(ctx, member.id, device);
  if (first === undefined)
    return commit(ctx, { writes: [write], answer: { token, expiresAt, member: presentMember(member) } });
  const isLinked = known !== undefined;
  return commit(ctx, {
    writes: [
      write,
      update(memberEntity, member, { set: first }),
      ...(isLinked ? [] : [create(memberKeyEntity, { memberKey: subjectKey(subject), memberId: member.id })]),
    ],
    events: [happened(MemberJoined, { memberId: member.id, role: member.role })],
    answer: { token, expiresAt, member: presentMember({ ...member, ...first, version: member.version + 1 }) },
  });
}

/**
 * Begins a session for whoever has an account that is a member here: by the account, and the first
 * time by its proved address. For anybody. Raises `actor.token_invalid` and `session.no_member`.
 */
export async function createSession(
  ctx: Context,
  { idToken, device }: InputOf<Create>,
): Promise<OutputOf<Create>> {
  const account = await ctx.ports.identity.verifyIdToken(idToken);
  const plain = keepingNothing(ctx);
  try {
    return await signIn(plain, account, device);
  } catch (error) {
    // Two first sign-ins at once: the other has linked the account meanwhile, so this is a second one.
    const isLate = error instanceof AppError && ['member.changed', 'member-key.exists'].includes(error.code);
    if (!isLate) throw error;
    return signIn(plain, account, device);
  }
}
