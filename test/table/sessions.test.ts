import { beforeAll, describe, expect, it } from 'vitest';
import { createSession } from '#functions/core/sessions/create-session.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import { getMe } from '#functions/core/sessions/get-me.ts';
import { listSessions } from '#functions/core/sessions/list-sessions.ts';
import { revokeSession } from '#functions/core/sessions/revoke-session.ts';
import { signOut } from '#functions/core/sessions/sign-out.ts';
import { updateMe } from '#functions/core/sessions/update-me.ts';
import { memberEntity } from '#functions/core/members/member.entity.ts';
import { findMember } from '#functions/core/members/find-member.ts';
import type { MemberStatus } from '#functions/core/members/member.entity.ts';
import type { Actor, MemberActor } from '#functions/core/context.ts';
import { update } from '#functions/table/writes.ts';
import { idTokenOf } from '#test/support/recorded-ports.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});

const signIn = (email: string, device?: string) =>
  createSession(tenant.context(), { idToken: idTokenOf(email), ...(device !== undefined && { device }) });

/** A stored member with an account in the pool. */
async function person(email: string): Promise<MemberActor> {
  await tenant.recorded.ports.identity.ensureAccount(email, 'a good long password');
  return tenant.member({ email });
}

async function become(actor: MemberActor, status: MemberStatus, invitedUntil?: string): Promise<void> {
  const member = await findMember(tenant.table, actor.memberId);
  if (member === undefined) throw new Error('The member is stored');
  await tenant.table.write({ writes: [update(memberEntity, member, { set: { status, invitedUntil } })] });
}

async function actorOf(token: string): Promise<Actor> {
  const actor = await findActor(tenant.table, token, tenant.clock.now());
  return actor ?? { type: 'visitor' };
}

describe('createSession', () => {
  it('gives a member a session that works for 30 days and not longer', async () => {
    const ann = await person('ann@example.org');
    const { token, member } = await signIn('ann@example.org');
    expect(token).toMatch(/^ses_[A-Za-z0-9_-]{43}$/);
    expect(member.id).toBe(ann.memberId);
    expect(await actorOf(token)).toMatchObject({ type: 'member', memberId: ann.memberId, scopes: 'all' });
    const days = 86_400_000;
    const later = (n: number) => new Date(Date.parse(tenant.clock.now()) + n * days).toISOString();
    expect(await findActor(tenant.table, token, later(29))).toBeDefined();
    expect(await findActor(tenant.table, token, later(31))).toBeUndefined();
  });

  it('makes an invited member active at the first sign-in, and says so once', async () => {
    const ben = await person('ben@example.org');
    await become(ben, 'invited');
    expect((await signIn('ben@example.org')).member.status).toBe('active');
    await signIn('ben@example.org');
    const joined = (await tenant.events()).filter(
      ({ type, data }) =>
        type === 'member.joined' && (data as { memberId: string }).memberId === ben.memberId,
    );
    expect(joined).toHaveLength(1);
  });

  it('lets two first sign-ins at once both succeed for one member', async () => {
    const cas = await person('cas@example.org');
    await become(cas, 'unclaimed');
    const both = await Promise.all([signIn('cas@example.org'), signIn('cas@example.org')]);
    expect(both.map(({ member }) => member.id)).toEqual([cas.memberId, cas.memberId]);
  });

  it('refuses strangers, suspended members and invitations that are over in one and the same way', async () => {
    await tenant.recorded.ports.identity.ensureAccount('stranger@example.org', 'a good long password');
    await become(await person('dan@example.org'), 'suspended');
    await become(await person('eve@example.org'), 'invited', '2001-01-01T00:00:00.000Z');
    for (const email of ['stranger@example.org', 'dan@example.org', 'eve@example.org']) {
      await expect(signIn(email)).rejects.toMatchObject({
        code: 'session.no_member',
        kind: 'forbidden',
        details: undefined,
      });
    }
  });

  it('refuses an account whose address was never proved', async () => {
    await person('fay@example.org');
    const unproved = {
      ...tenant.recorded.ports.identity,
      verifyIdToken: async () => ({ subject: 'another', email: undefined }),
    };
    const ctx = tenant.context();
    const call = createSession(
      { ...ctx, ports: { ...ctx.ports, identity: unproved } },
      { idToken: 'x'.repeat(20) },
    );
    await expect(call).rejects.toMatchObject({ code: 'session.no_member' });
  });

  it('refuses a token that is not the pool’s', async () => {
    await expect(
      createSession(tenant.context(), { idToken: 'eyJhbGciOiJub25lIn0.e30.' }),
    ).rejects.toMatchObject({
      code: 'actor.token_invalid',
    });
  });
});

describe('listSessions, revokeSession and signOut', () => {
  it('shows where I am signed in, and ends the one I choose at once', async () => {
    await person('gus@example.org');
    const first = await signIn('gus@example.org', 'Firefox on Linux');
    const second = await signIn('gus@example.org', 'Phone');
    const ctx = tenant.context(await actorOf(second.token));
    const { items } = await listSessions(ctx);
    expect(items.map(({ device, isCurrent }) => [device, isCurrent])).toEqual([
      ['Phone', true],
      ['Firefox on Linux', false],
    ]);
    const other = items.find(({ isCurrent }) => !isCurrent);
    if (other === undefined) throw new Error('There are two sessions');
    await revokeSession(ctx, { sessionId: other.id });
    expect(await actorOf(first.token)).toEqual({ type: 'visitor' });
    await signOut(ctx);
    expect(await actorOf(second.token)).toEqual({ type: 'visitor' });
  });

  it('does not find another member’s session', async () => {
    await person('hal@example.org');
    const { token } = await signIn('hal@example.org');
    const { items } = await listSessions(tenant.context(await actorOf(token)));
    const [session] = items;
    if (session === undefined) throw new Error('There is a session');
    const ida = tenant.context(await tenant.member());
    await expect(revokeSession(ida, { sessionId: session.id })).rejects.toMatchObject({
      code: 'session.not_found',
    });
    expect(await actorOf(token)).toMatchObject({ type: 'member' });
  });
});

describe('getMe and updateMe', () => {
  it('tells who I am and what my role lets me do', async () => {
    const moderator = tenant.context(await tenant.member({ role: 'moderator', name: 'Jo' }));
    const me = await getMe(moderator);
    expect(me).toMatchObject({ name: 'Jo', role: 'moderator', status: 'active' });
    expect(me.permissions).toContain('post.moderate');
    expect(me.permissions).not.toContain('tenant.manage');
    expect(JSON.stringify(me)).not.toContain('subject');
  });

  it('changes my name, language and time zone, and nothing else', async () => {
    const ctx = tenant.context(await tenant.member({ role: 'expert', name: 'Kim' }));
    const changed = await updateMe(ctx, { name: 'קים', locale: 'he', timeZone: 'Asia/Jerusalem' });
    expect(changed).toMatchObject({
      name: 'קים',
      locale: 'he',
      timeZone: 'Asia/Jerusalem',
      role: 'expert',
      version: 2,
    });
    expect(await getMe(ctx)).toEqual(changed);
  });
});
