import { beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/api/define-route.ts';
import type { inviteMember as inviteRoute } from '#shared/api/invitations.ts';
import { acceptInvitation } from '#functions/core/invitations/accept-invitation.ts';
import { getInvitation } from '#functions/core/invitations/get-invitation.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { listInvitations } from '#functions/core/invitations/list-invitations.ts';
import { requestJoinCode } from '#functions/core/invitations/request-join-code.ts';
import { revokeInvitation } from '#functions/core/invitations/revoke-invitation.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { emailKey, findMemberByKey } from '#functions/core/members/find-member.ts';
import { createSession } from '#functions/core/sessions/create-session.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import type { Context } from '#functions/core/context.ts';
import { idTokenOf } from '#test/support/recorded-ports.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

let tenant: TestTenant;
let admin: Context;
beforeAll(async () => {
  tenant = await startTenant();
  admin = tenant.context(await tenant.member({ role: 'admin', name: 'דנה' }));
});

const PASSWORD = 'correct horse battery';
const DAY_MS = 86_400_000;
const visitor = (): Context => tenant.context();

const invite = (more: Partial<InputOf<typeof inviteRoute>>, ctx = admin) =>
  inviteMember(ctx, { role: 'member', groupIds: [], days: 7, mostUses: 1, ...more });

const secretOf = (url: string | undefined): string => {
  const secret = /\/join\/([\w-]+)/.exec(url ?? '')?.[1];
  if (secret === undefined) throw new Error('There is no link');
  return secret;
};
const mailTo = (email: string) => tenant.mails.findLast(({ to }) => to === email);
const codeFor = (email: string): string => /\b\d{6}\b/.exec(mailTo(email)?.text ?? '')?.[0] ?? '';

async function joinByLink(secret: string, email: string) {
  await requestJoinCode(visitor(), { secret, email });
  return acceptInvitation(visitor(), {
    secret,
    email,
    code: codeFor(email),
    name: 'Noa',
    password: PASSWORD,
  });
}

describe('inviteMember by e-mail', () => {
  it('lets the one who was asked in, with the role and groups they were asked for', async () => {
    const { id: groupId } = await createGroup(admin, { name: 'Gold' });
    const shown = await invite({ email: 'lia@example.org', role: 'expert', groupIds: [groupId] });
    expect(shown).toMatchObject({ via: 'email', status: 'open', mostUses: 1 });
    expect(shown.link).toBeUndefined();
    const mail = mailTo('lia@example.org');
    expect(mail?.html).toContain('<bdi>דנה</bdi>');
    const secret = secretOf(mail?.text);
    expect(await getInvitation(visitor(), { secret })).toMatchObject({
      organisation: 'Acme',
      inviterName: 'דנה',
      email: 'lia@example.org',
    });
    const joined = await acceptInvitation(visitor(), {
      secret,
      name: 'Lia',
      password: PASSWORD,
      locale: 'nl',
    });
    expect(joined.member).toMatchObject({
      name: 'Lia',
      role: 'expert',
      groupIds: [groupId],
      status: 'active',
      locale: 'nl',
    });
    expect(await findActor(tenant.table, joined.token, tenant.clock.now())).toMatchObject({
      memberId: joined.member.id,
    });
    expect((await createSession(visitor(), { idToken: idTokenOf('lia@example.org') })).member.id).toBe(
      joined.member.id,
    );
    await expect(
      acceptInvitation(visitor(), { secret, name: 'Lia', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'invitation.used' });
  });

  it('refuses a role above one’s own, an unknown group and somebody who is a member', async () => {
    const moderator = tenant.context(await tenant.member({ role: 'moderator', email: 'mod@example.org' }));
    await expect(invite({ email: 'a@example.org', role: 'admin' }, moderator)).rejects.toMatchObject({
      code: 'member.role_above_own',
    });
    await expect(invite({ email: 'a@example.org', role: 'owner' })).rejects.toMatchObject({
      code: 'member.role_above_own',
    });
    const groupIds = [tenant.clock.newId('group')];
    await expect(invite({ email: 'a@example.org', groupIds })).rejects.toMatchObject({
      code: 'group.not_found',
    });
    await expect(invite({ email: 'mod@example.org' })).rejects.toMatchObject({ code: 'member.exists' });
    expect(await findMemberByKey(tenant.table, emailKey('a@example.org'))).toBeUndefined();
    await expect(invite({}, tenant.context(await tenant.member()))).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });

  it('sends another invitation to somebody who was asked before', async () => {
    await invite({ email: 'zoe@example.org' });
    await invite({ email: 'zoe@example.org', role: 'expert' });
    const { member } = await acceptInvitation(visitor(), {
      secret: secretOf(mailTo('zoe@example.org')?.text),
      name: 'Zoe',
      password: PASSWORD,
    });
    expect(member.role).toBe('expert');
  });
});

describe('revokeInvitation', () => {
  it('closes the link and forgets the one who waited', async () => {
    const { id } = await invite({ email: 'gone@example.org' });
    const secret = secretOf(mailTo('gone@example.org')?.text);
    await revokeInvitation(admin, { invitationId: id });
    await expect(
      acceptInvitation(visitor(), { secret, name: 'G', password: PASSWORD }),
    ).rejects.toMatchObject({ code: 'invitation.revoked' });
    await tenant.recorded.ports.identity.ensureAccount('gone@example.org', PASSWORD);
    const signIn = createSession(visitor(), { idToken: idTokenOf('gone@example.org') });
    await expect(signIn).rejects.toMatchObject({ code: 'session.no_member' });
    const { items } = await listInvitations(admin, { limit: 100 });
    expect(items.find((item) => item.id === id)?.status).toBe('revoked');
    expect(JSON.stringify(items)).not.toContain('secret');
  });
});

describe('acceptInvitation by link', () => {
  it('lets as many people in as the link is for, each by a code to their own address', async () => {
    const { link } = await invite({ mostUses: 2 });
    const secret = secretOf(link);
    const first = await joinByLink(secret, 'one@example.org');
    expect(first.member).toMatchObject({ email: 'one@example.org', status: 'active', role: 'member' });
    await joinByLink(secret, 'two@example.org');
    await expect(joinByLink(secret, 'three@example.org')).rejects.toMatchObject({ code: 'invitation.used' });
  });

  it('lets one of two in who use the last place at the same moment', async () => {
    const secret = secretOf((await invite({ mostUses: 1 })).link);
    const people = ['left@example.org', 'right@example.org'];
    for (const email of people) await requestJoinCode(visitor(), { secret, email });
    const accept = (email: string) =>
      acceptInvitation(visitor(), { secret, email, code: codeFor(email), name: email, password: PASSWORD });
    const results = await Promise.allSettled(people.map(accept));
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'invitation.used', kind: 'conflict' });
    const members = await Promise.all(people.map((email) => findMemberByKey(tenant.table, emailKey(email))));
    expect(members.filter((member) => member !== undefined)).toHaveLength(1);
  });

  it('lets both in who use a link for many at the same moment', async () => {
    const secret = secretOf((await invite({ mostUses: 50 })).link);
    const people = ['up@example.org', 'down@example.org'];
    const joined = await Promise.all(people.map((email) => joinByLink(secret, email)));
    expect(new Set(joined.map(({ member }) => member.id)).size).toBe(2);
  });

  it('asks for a code, and takes neither a wrong one nor one of another address', async () => {
    const secret = secretOf((await invite({ mostUses: 5 })).link);
    const join = (email: string, code?: string) =>
      acceptInvitation(visitor(), {
        secret,
        email,
        name: 'X',
        password: PASSWORD,
        ...(code !== undefined && { code }),
      });
    await expect(join('x@example.org')).rejects.toMatchObject({
      code: 'request.invalid',
      fields: [{ field: 'code' }],
    });
    await requestJoinCode(visitor(), { secret, email: 'x@example.org' });
    await expect(join('y@example.org', codeFor('x@example.org'))).rejects.toMatchObject({
      code: 'code.wrong',
    });
    const wrong = codeFor('x@example.org') === '111111' ? '222222' : '111111';
    for (let tries = 0; tries < 5; tries += 1)
      await expect(join('x@example.org', wrong)).rejects.toMatchObject({ code: 'code.wrong' });
    await expect(join('x@example.org', codeFor('x@example.org'))).rejects.toMatchObject({
      code: 'code.exhausted',
    });
  });

  it('answers the same when a member asks for a code, and then says that they are in already', async () => {
    await tenant.member({ email: 'here@example.org' });
    const secret = secretOf((await invite({ mostUses: 5 })).link);
    const stranger = await requestJoinCode(visitor(), { secret, email: 'new@example.org' });
    expect(await requestJoinCode(visitor(), { secret, email: 'here@example.org' })).toEqual(stranger);
    const join = acceptInvitation(visitor(), {
      secret,
      email: 'here@example.org',
      code: codeFor('here@example.org'),
      name: 'H',
      password: PASSWORD,
    });
    await expect(join).rejects.toMatchObject({ code: 'member.exists' });
  });

  it('is over after its days, and unknown with one character changed', async () => {
    const own = await startTenant();
    const ctx = own.context(await own.member({ role: 'owner' }));
    const { link } = await inviteMember(ctx, { role: 'admin', groupIds: [], days: 1, mostUses: 1 });
    const secret = secretOf(link);
    const changed = `${secret.slice(0, -2)}${secret.endsWith('AA') ? 'BB' : 'AA'}`;
    await expect(getInvitation(own.context(), { secret: changed })).rejects.toMatchObject({
      code: 'invitation.not_found',
    });
    own.clock.advance(DAY_MS);
    await expect(getInvitation(own.context(), { secret })).rejects.toMatchObject({
      code: 'invitation.expired',
    });
    await expect(getInvitation(visitor(), { secret })).rejects.toMatchObject({
      code: 'invitation.not_found',
    });
  });
});
