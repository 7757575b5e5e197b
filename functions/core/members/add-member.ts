import { conflict, forbidden } from '#shared/errors.ts';
import type { Locale } from '#shared/model/tenant.ts';
import type { Role } from '#shared/permissions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { MemberJoined } from '#events/contracts/member.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { emailKey, findMemberByKey, subjectKey, type MemberItem } from './find-member.ts';
import { memberEntity, memberKeyEntity } from './member.entity.ts';

interface NewMember {
  /** In lower case. The operator answers for it: no mail is sent. */
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly locale?: Locale | undefined;
  readonly timeZone?: string | undefined;
  /** For a new account; an existing one keeps its own. */
  readonly password: string;
}

function writesOf(member: MemberItem, before: MemberItem | undefined): Write[] {
  const linked = create(
    memberKeyEntity,
    { memberKey: subjectKey(String(member.subject)), memberId: member.id },
    conflict('member.exists'),
  );
  if (before === undefined) {
    const known = { memberKey: emailKey(String(member.email)), memberId: member.id };
    return [create(memberEntity, member), create(memberKeyEntity, known, raced()), linked];
  }
  const { id: _id, version: _version, ...set } = member;
  return [
    update(memberEntity, before, { set: { ...set, invitedUntil: undefined }, failure: raced() }),
    linked,
  ];
}

async function add(ctx: Context, input: NewMember, subject: string): Promise<{ memberId: MemberItem['id'] }> {
  const { email, name, role } = input;
  const before = await findMemberByKey(ctx.table, emailKey(email));
  if (before?.status === 'active') throw conflict('member.exists');
  if (before?.status === 'suspended') throw conflict('member.suspended');
  const { locale = ctx.tenant.locale, timeZone = ctx.tenant.timeZone } = input;
  const { id, groupIds = [], expertTopics = [], importedAs } = before ?? { id: ctx.newId('member') };
  const version = (before?.version ?? 0) + 1;
  const person = { id, email, name, subject, role, locale, timeZone, status: 'active' as const };
  const member: MemberItem = {
    ...person,
    groupIds,
    expertTopics,
    joinedAt: ctx.now(),
    version,
    ...(importedAs !== undefined && { importedAs }),
  };
  const entry = auditWrite(ctx, { act: 'member.joined', target: id, facts: { name, role } });
  return commit(ctx, {
    writes: [...writesOf(member, before), entry],
    events: [happened(MemberJoined, { memberId: id, role })],
    answer: { memberId: id },
  });
}

/**
 * Lets a person in at once, without an invitation; somebody who was invited, or who wrote what was imported, becomes
 * active. For the operator alone. Raises `member.exists`, `member.suspended`, `password.too_weak`.
 */
export async function addMember(
  ctx: Context,
  input: NewMember,
): Promise<{ memberId: MemberItem['id']; accountExisted: boolean }> {
  if (ctx.actor.type !== 'system') throw forbidden('actor.forbidden');
  const { subject, existed } = await ctx.ports.identity.ensureAccount(input.email, input.password);
  return { ...(await againWhenRaced(() => add(ctx, input, subject))), accountExisted: existed };
}
