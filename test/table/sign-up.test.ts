import { beforeAll, describe, expect, it } from 'vitest';
import type { InputOf } from '#shared/api/define-route.ts';
import type { signUpTenant as signUpRoute } from '#shared/api/sign-ups.ts';
import type { Id } from '#shared/ids.ts';
import { checkAddress } from '#functions/core/sign-ups/check-address.ts';
import { getSignUp } from '#functions/core/sign-ups/get-sign-up.ts';
import { signUpTenant } from '#functions/core/sign-ups/sign-up-tenant.ts';
import { verifySignUp } from '#functions/core/sign-ups/verify-sign-up.ts';
import { structureOf } from '#functions/core/communities/structure.ts';
import { emailKey, findMemberByKey, subjectKey } from '#functions/core/members/find-member.ts';
import { unsentEvents } from '#functions/table/outbox.entity.ts';
import { startControl, type TestControl } from '#test/support/control-context.ts';

let control: TestControl;
beforeAll(async () => {
  control = await startControl();
});

const PASSWORD = 'correct horse battery';
let count = 0;

function form(more: Partial<InputOf<typeof signUpRoute>> = {}): InputOf<typeof signUpRoute> {
  count += 1;
  return {
    organisation: 'Oakline',
    slug: `oakline-${count}`,
    name: 'Maya',
    email: `maya-${count}@oakline.example`,
    kinds: ['customer'],
    locale: 'en',
    timeZone: 'Europe/Amsterdam',
    ...more,
  };
}

const verify = (signUpId: Id<'signUp'>, email: string, more: { password?: string; slug?: string } = {}) =>
  verifySignUp(control.ctx, { signUpId, code: control.codeFor(email), password: PASSWORD, ...more });

async function tenantAt(slug: string) {
  const entry = await control.ctx.directory.findBySlug(slug);
  if (entry === undefined) throw new Error(`Nobody has ${slug}`);
  return { entry, table: control.ctx.openTenant(entry.id).table };
}

describe('signUpTenant and verifySignUp', () => {
  it('make a community that can be visited, with its owner and rooms in the admin’s language', async () => {
    const asked = form({ kinds: ['customer', 'internal'], locale: 'he', organisation: 'אורן', name: 'מאיה' });
    const { id } = await signUpTenant(control.ctx, asked);
    expect(await getSignUp(control.ctx, { signUpId: id })).toMatchObject({
      status: 'unverified',
      slug: asked.slug,
    });
    const ready = await verify(id, asked.email);
    expect(ready).toMatchObject({
      status: 'ready',
      origin: `http://${asked.slug}.localhost:3000`,
      accountExisted: false,
    });
    const { entry, table } = await tenantAt(asked.slug);
    expect(entry).toMatchObject({ status: 'active', name: 'אורן', locale: 'he' });
    const owner = await findMemberByKey(table, emailKey(asked.email));
    expect(owner).toMatchObject({ name: 'מאיה', role: 'owner', status: 'active' });
    expect(
      await findMemberByKey(table, subjectKey(String(control.accounts.get(asked.email)?.subject))),
    ).toEqual(owner);
    const { communities, spaces } = await structureOf(table, control.clock.now());
    expect(communities.map(({ name }) => name).sort()).toEqual(['צוות', 'תמיכה']);
    expect(spaces.length).toBeGreaterThan(5);
    const events = (await table.all(unsentEvents)).map(({ envelope }) => envelope.type);
    expect(events).toEqual(['tenant.created']);
    expect(control.wired).toContain(entry.id);
  });

  it('mail a code in the admin’s language, right to left in Hebrew', async () => {
    const asked = form({ locale: 'he', organisation: 'אורן' });
    await signUpTenant(control.ctx, asked);
    const mail = control.mails.findLast(({ to }) => to === asked.email);
    expect(mail?.html).toContain('<html lang="he" dir="rtl">');
    expect(mail?.html).toContain('<bdi>אורן</bdi>');
    expect(mail?.text).toMatch(/\b\d{6}\b/);
  });

  it('give one of two organisations that want one address at once the address, and the other free ones', async () => {
    const first = form({ slug: 'race-for-it' });
    const second = form({ slug: 'race-for-it' });
    const [one, two] = await Promise.all([
      signUpTenant(control.ctx, first),
      signUpTenant(control.ctx, second),
    ]);
    const results = await Promise.allSettled([verify(one.id, first.email), verify(two.id, second.email)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.findIndex(({ status }) => status === 'rejected');
    expect((results[lost] as PromiseRejectedResult).reason).toMatchObject({
      code: 'address.taken',
      kind: 'conflict',
      details: { suggestions: ['race-for-it-community', 'race-for-it-people', 'race-for-it-group'] },
    });
    const [loser, email] = lost === 0 ? [one, first.email] : [two, second.email];
    expect(await verify(loser.id, email, { slug: 'race-for-it-community' })).toMatchObject({
      status: 'ready',
    });
  });

  it.each(['makeTable', 'wireStream', 'rooms', 'open'] as const)(
    'finish a sign-up that died at %s when it is run again',
    async (act) => {
      const asked = form();
      const { id } = await signUpTenant(control.ctx, asked);
      control.failOnceAt(act);
      await expect(verify(id, asked.email)).rejects.toThrow('died');
      const standing = await getSignUp(control.ctx, { signUpId: id });
      expect(standing.status).toBe('working');
      expect(await verify(id, asked.email)).toMatchObject({ status: 'ready' });
      expect(await verify(id, asked.email)).toMatchObject({ status: 'ready' });
      const { entry, table } = await tenantAt(asked.slug);
      expect(entry.status).toBe('active');
      expect((await structureOf(table, control.clock.now())).communities).toHaveLength(1);
    },
  );

  it('let the same person take up an unfinished address with a new form, and nobody else', async () => {
    const asked = form();
    const { id } = await signUpTenant(control.ctx, asked);
    control.failOnceAt('makeTable');
    await expect(verify(id, asked.email)).rejects.toThrow('died');
    const { entry: unfinished } = await tenantAt(asked.slug);
    await expect(signUpTenant(control.ctx, form({ slug: asked.slug }))).rejects.toMatchObject({
      code: 'address.taken',
    });
    const again = await signUpTenant(control.ctx, asked);
    await verify(again.id, asked.email);
    const { entry } = await tenantAt(asked.slug);
    expect(entry).toMatchObject({ id: unfinished.id, status: 'active' });
  });

  it('finish once when the button is pressed twice', async () => {
    const asked = form();
    const { id } = await signUpTenant(control.ctx, asked);
    const both = await Promise.allSettled([verify(id, asked.email), verify(id, asked.email)]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    const { table } = await tenantAt(asked.slug);
    expect((await structureOf(table, control.clock.now())).communities).toHaveLength(1);
  });

  it('leave the password of somebody who has an account alone, and say so', async () => {
    const asked = form();
    await control.ctx.identity.ensureAccount(asked.email, 'the password they know');
    const { id } = await signUpTenant(control.ctx, asked);
    expect(await verify(id, asked.email)).toMatchObject({ accountExisted: true });
    expect(control.accounts.get(asked.email)?.password).toBe('the password they know');
  });

  it('refuse a wrong code, and even the right one after five wrong ones', async () => {
    const asked = form();
    const { id } = await signUpTenant(control.ctx, asked);
    const right = control.codeFor(asked.email);
    const wrong = right === '000000' ? '000001' : '000000';
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(
        verifySignUp(control.ctx, { signUpId: id, code: wrong, password: PASSWORD }),
      ).rejects.toMatchObject({ code: 'code.wrong' });
    }
    await expect(verify(id, asked.email)).rejects.toMatchObject({ code: 'code.exhausted' });
    const fresh = await signUpTenant(control.ctx, asked);
    expect(await verify(fresh.id, asked.email)).toMatchObject({ status: 'ready' });
  });
});

describe('checkAddress', () => {
  it('says what is free, taken, reserved and malformed, with free addresses instead', async () => {
    const taken = form();
    const { id } = await signUpTenant(control.ctx, taken);
    await verify(id, taken.email);
    const check = (slug: string) => checkAddress(control.ctx, { slug });
    expect(await check('nobody-has-this')).toEqual({
      slug: 'nobody-has-this',
      status: 'free',
      suggestions: [],
    });
    expect(await check(taken.slug)).toMatchObject({ status: 'taken' });
    expect((await check(taken.slug)).suggestions).toContain(`${taken.slug}-people`);
    expect(await check('www')).toMatchObject({ status: 'reserved' });
    expect((await check('www')).suggestions).toContain('www-community');
    expect(await check('Café Noir!')).toMatchObject({ status: 'malformed' });
    expect((await check('Café Noir!')).suggestions).toContain('cafe-noir');
    expect(await check('אורן')).toMatchObject({ status: 'malformed', suggestions: [] });
  });

  it('gives an address back when its sign-up stood unfinished for a day, and removes what was made', async () => {
    const own = await startControl();
    const asked = form();
    const first = await signUpTenant(own.ctx, asked);
    own.failOnceAt('rooms');
    const code = own.codeFor(asked.email);
    await expect(verifySignUp(own.ctx, { signUpId: first.id, code, password: PASSWORD })).rejects.toThrow(
      'died',
    );
    const before = await own.ctx.directory.findBySlug(asked.slug);
    expect((await checkAddress(own.ctx, { slug: asked.slug })).status).toBe('taken');
    own.clock.advance(25 * 3_600_000);
    expect((await checkAddress(own.ctx, { slug: asked.slug })).status).toBe('free');
    const other = form({ slug: asked.slug });
    const second = await signUpTenant(own.ctx, other);
    await verifySignUp(own.ctx, { signUpId: second.id, code: own.codeFor(other.email), password: PASSWORD });
    expect(own.dropped).toEqual([before?.id]);
  });
});
