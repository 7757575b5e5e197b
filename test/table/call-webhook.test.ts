import { lookup } from 'node:dns/promises';
import type { ServerResponse } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { callWebhook } from '#functions/cloud/call-webhook.ts';
import type { WebhookAnswer } from '#functions/core/ports.ts';
import { startTenantSystem, type TenantSystem } from '#test/support/tenant-system.ts';

vi.mock(import('node:dns/promises'), async (real) => {
  const actual = await real();
  return { ...actual, lookup: vi.fn(actual.lookup) as unknown as typeof actual.lookup };
});
const names = vi.mocked(lookup as unknown as () => Promise<{ address: string; family: number }[]>);

/** Standard Webhooks gives a receiver 15 to 30 s. */
const DEADLINE_MS = 15_000;
const PRIVATE = [
  'https://127.0.0.1/hook',
  'https://2130706433/hook',
  'https://0x7f.1/hook',
  'https://localhost/hook',
  'https://[::1]/hook',
  'https://[::ffff:127.0.0.1]/hook',
  'https://[::7f00:1]/hook',
  'https://[fd00::1]/hook',
  'https://[fe80::1]/hook',
  'https://[64:ff9b::7f00:1]/hook',
  'https://0.0.0.0/hook',
  'https://10.0.0.1/hook',
  'https://172.16.0.1/hook',
  'https://192.168.1.1/hook',
  'https://100.64.0.1/hook',
  'https://169.254.169.254/latest/meta-data/',
];

describe("a call to a tenant's system", () => {
  let crm: TenantSystem;
  let inside: TenantSystem;
  const call = (url = crm.url, allowPrivate = true): Promise<WebhookAnswer> =>
    callWebhook({ allowPrivate })({ url, headers: { 'content-type': 'application/json' }, body: '{}' });
  /** Resolves with the answer under way once the system has the request. */
  const asked = (): Promise<ServerResponse> =>
    new Promise((resolve) => {
      crm.answer = resolve;
    });
  /** What the call came to by one moment before its deadline, and after it. */
  const atDeadline = async (calling: Promise<WebhookAnswer>): Promise<unknown[]> => {
    let outcome: unknown = 'under way';
    void calling.then((answer) => {
      outcome = answer;
    });
    await vi.advanceTimersByTimeAsync(DEADLINE_MS - 1);
    const before = outcome;
    await vi.advanceTimersByTimeAsync(1);
    return [before, outcome];
  };

  beforeAll(async () => {
    [crm, inside] = [await startTenantSystem(), await startTenantSystem()];
  });
  beforeEach(() => {
    crm.answer = (response) => response.writeHead(200).end('thanks');
    crm.received.length = 0;
    inside.received.length = 0;
    // Sockets have clocks of their own; only the deadline goes by this one.
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  });
  afterEach(() => {
    vi.useRealTimers();
    names.mockReset();
  });
  afterAll(async () => {
    await crm.stop();
    await inside.stop();
  });

  it('ends after 15 seconds when the system never answers', async () => {
    const reached = asked();
    const calling = call();
    const response = await reached;
    const closed = new Promise((resolve) => response.on('close', resolve));
    expect(await atDeadline(calling)).toEqual(['under way', { ok: false, reason: 'timeout' }]);
    await closed;
  });

  it('ends after 15 seconds when the system begins an answer and hangs', async () => {
    const reached = asked();
    const calling = call();
    (await reached).writeHead(200, { 'content-length': '1000' }).write('than');
    expect(await atDeadline(calling)).toEqual(['under way', { ok: false, reason: 'timeout' }]);
  });

  it('ends after 15 seconds although the system sends a little all the time', async () => {
    const reached = asked();
    const calling = call();
    const response = await reached;
    response.writeHead(200);
    for (let second = 0; second < 14; second += 1) {
      response.write('.');
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await calling).toEqual({ ok: false, reason: 'timeout' });
  });

  it('ends after 15 seconds when nobody knows the name and nobody says so', async () => {
    names.mockReturnValue(new Promise(() => undefined));
    expect(await atDeadline(call('http://crm.example.org/hook'))).toEqual([
      'under way',
      { ok: false, reason: 'timeout' },
    ]);
  });

  it('leaves no clock running once it is answered', async () => {
    expect(await call()).toEqual({ ok: true, status: 200, body: 'thanks' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each([
    ['before it answers', (response: ServerResponse) => response.destroy(), 'no connection'],
    [
      'after it said 200',
      (response: ServerResponse) => {
        response.writeHead(200, { 'content-length': '1000' }).write('than', () => response.destroy());
      },
      'connection lost',
    ],
  ])('has not arrived when the system drops the line %s', async (_, answer, reason) => {
    crm.answer = answer;
    expect(await call()).toEqual({ ok: false, reason });
  });

  it.each([301, 302, 303, 307, 308])(
    'follows no redirect (%i), least of all to a private address',
    async (status) => {
      crm.answer = (response) => response.writeHead(status, { location: inside.url }).end();
      expect(await call()).toMatchObject({ ok: false, status });
      expect(inside.received).toEqual([]);
    },
  );

  it('keeps no more of an answer than can be shown', async () => {
    crm.answer = (response) => response.writeHead(500).end('x'.repeat(1_000_000));
    const answer = await call();
    expect(answer.body).toHaveLength(4_096);
  });

  it.each(PRIVATE)('is not made to %s', async (url) => {
    expect(await call(url, false)).toEqual({ ok: false, reason: 'address not allowed' });
  });

  it.each([
    ['in the clear', 'http://crm.example.org/hook'],
    ['at an odd port', 'https://crm.example.org:8443/hook'],
    ['in another scheme', 'ftp://crm.example.org/hook'],
  ])('is not made %s', async (_, url) => {
    names.mockResolvedValue([{ address: '203.0.113.9', family: 4 }]);
    expect(await call(url, false)).toEqual({ ok: false, reason: 'address not allowed' });
  });

  it('is not made to a name with one private address among its public ones', async () => {
    names.mockResolvedValue([
      { address: '93.184.215.14', family: 4 },
      { address: '10.0.0.1', family: 4 },
    ]);
    expect(await call('https://crm.example.org/hook', false)).toEqual({
      ok: false,
      reason: 'address not allowed',
    });
  });

  it('goes to the address that was checked: the name is asked once', async () => {
    const { port } = new URL(crm.url);
    names
      .mockResolvedValueOnce([{ address: '127.0.0.1', family: 4 }])
      .mockResolvedValue([{ address: '192.0.2.1', family: 4 }]);
    expect(await call(`http://crm.example.org:${port}/hook`)).toMatchObject({ ok: true });
    expect(names).toHaveBeenCalledTimes(1);
    expect(crm.received[0]?.headers['host']).toBe(`crm.example.org:${port}`);
  });

  it('is not made to a name that nobody has', async () => {
    names.mockRejectedValue(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }));
    expect(await call('https://crm.example.org/hook', false)).toEqual({
      ok: false,
      reason: 'name not found',
    });
  });
});
