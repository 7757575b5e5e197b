import { beforeAll, describe, expect, it } from 'vitest';
import { requestPasswordCode } from '#functions/core/passwords/request-password-code.ts';
import { setPassword } from '#functions/core/passwords/set-password.ts';
import { createSession } from '#functions/core/sessions/create-session.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import { idTokenOf } from '#test/support/recorded-ports.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

let tenant: TestTenant;
beforeAll(async () => {
  tenant = await startTenant();
});

const codeFor = (email: string): string | undefined =>
  /\b\d{6}\b/.exec(tenant.mails.findLast(({ to }) => to === email)?.text ?? '')?.[0];
const set = (email: string, code: string, password: string) =>
  setPassword(tenant.context(), { email, code, password });

describe('requestPasswordCode', () => {
  it('answers the same for a member and a stranger, and mails the stranger no code', async () => {
    await tenant.member({ email: 'ann@example.org' });
    const known = await requestPasswordCode(tenant.context(), { email: 'ann@example.org' });
    const unknown = await requestPasswordCode(tenant.context(), { email: 'nobody@example.org' });
    expect(unknown).toEqual(known);
    expect(codeFor('ann@example.org')).toBeDefined();
    expect(codeFor('nobody@example.org')).toBeUndefined();
  });

  it('sends no more than six codes an hour to one address', async () => {
    const own = await startTenant();
    const ask = () => requestPasswordCode(own.context(), { email: 'flood@example.org' });
    for (let codes = 0; codes < 6; codes += 1) await ask();
    await expect(ask()).rejects.toMatchObject({ code: 'code.too_many', kind: 'limit' });
    own.clock.advance(3_600_000);
    await expect(ask()).resolves.toBeDefined();
  });
});

describe('setPassword', () => {
  it('sets the password, ends the sessions, and takes the code once', async () => {
    const email = 'ben@example.org';
    await tenant.member({ email });
    await tenant.recorded.ports.identity.ensureAccount(email, 'the forgotten one');
    const { token } = await createSession(tenant.context(), { idToken: idTokenOf(email) });
    await requestPasswordCode(tenant.context(), { email });
    const code = codeFor(email) ?? '';
    await set(email, code, 'a new long password');
    expect(tenant.accounts.get(email)?.password).toBe('a new long password');
    expect(await findActor(tenant.table, token, tenant.clock.now())).toBeUndefined();
    await expect(set(email, code, 'another long password')).rejects.toMatchObject({ code: 'code.wrong' });
    expect(tenant.accounts.get(email)?.password).toBe('a new long password');
  });

  it('refuses a code after 15 minutes, and an older code after a newer one', async () => {
    const own = await startTenant();
    const email = 'cas@example.org';
    await own.member({ email });
    const ask = () => requestPasswordCode(own.context(), { email });
    const latest = () => /\b\d{6}\b/.exec(own.mails.at(-1)?.text ?? '')?.[0] ?? '';
    await ask();
    const older = latest();
    await ask();
    if (latest() !== older) {
      await expect(
        setPassword(own.context(), { email, code: older, password: 'a new long password' }),
      ).rejects.toMatchObject({ code: 'code.wrong' });
    }
    own.clock.advance(15 * 60_000);
    await expect(
      setPassword(own.context(), { email, code: latest(), password: 'a new long password' }),
    ).rejects.toMatchObject({
      code: 'code.expired',
    });
  });

  it('refuses a stranger’s address like a wrong code', async () => {
    await expect(set('nobody@example.org', '123456', 'a new long password')).rejects.toMatchObject({
      code: 'code.wrong',
    });
  });
});
