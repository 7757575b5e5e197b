import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemberActor } from '#functions/core/context.ts';
import { LIMITS } from '#functions/middleware/with-rate-limit.ts';
import { contentsOf } from '#test/support/contents.ts';
import { tableApi, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const MINUTE = 60_000;
const MALLORY = '203.0.113.66';
/** The front door names the viewer; what the viewer says of itself is not asked. */
const from = (address: string, claimed = '198.51.100.1'): Record<string, string> => ({
  'x-kehila-client': address,
  'x-forwarded-for': claimed,
});

describe('the limit of requests a minute', () => {
  let acme: TestTenant;
  let bravo: TestTenant;
  let api: TableApi;
  let tim: MemberActor;
  let sessions: { tim: string; ravi: string; timAtBravo: string };

  const change = (token: string, slug = 'acme'): Promise<Answer> =>
    api.call(slug, 'POST /notifications/read', { token, body: {} });
  const lookUp = (headers: Record<string, string>, slug = 'acme'): Promise<Answer> =>
    api.call(slug, 'POST /invitations/lookup', {
      headers,
      body: { secret: '0'.repeat(26) + 'a'.repeat(43) },
    });
  const many = (times: number, call: () => Promise<Answer>): Promise<Answer[]> =>
    Promise.all(Array.from({ length: times }, call));
  const statuses = (answers: readonly Answer[]): number[] => [
    ...new Set(answers.map(({ status }) => status)),
  ];

  beforeAll(async () => {
    [acme, bravo] = [await startTenant(), await startTenant()];
    api = tableApi({ acme, bravo });
    tim = await acme.member({ name: 'Tim' });
    sessions = {
      tim: await api.signIn('acme', tim),
      ravi: await api.signIn('acme', await acme.member({ name: 'Ravi' })),
      timAtBravo: await api.signIn('bravo', await bravo.member({ name: 'Tim' })),
    };
  });

  beforeEach(() => {
    // 20 seconds into a minute that no test before has asked in.
    acme.clock.set(
      new Date(Math.ceil(Date.parse(acme.clock.now()) / MINUTE) * MINUTE + 20_000).toISOString(),
    );
  });

  it('tells a person what is left, and when the minute ends', async () => {
    expect((await change(sessions.tim)).headers).toMatchObject({
      'ratelimit-limit': '60',
      'ratelimit-remaining': '59',
      'ratelimit-reset': '40',
    });
    expect((await change(sessions.tim)).headers).toMatchObject({ 'ratelimit-remaining': '58' });
  });

  it('refuses a person one change more, says when to come again, and does nothing', async () => {
    expect(statuses(await many(LIMITS.write, () => change(sessions.tim)))).toEqual([200]);
    const before = await contentsOf(acme);
    const body = { name: 'Tim the Second' };
    const refused = await api.call('acme', 'PATCH /me', { token: sessions.tim, body });
    expect(refused).toMatchObject({
      status: 429,
      headers: {
        'content-type': 'application/problem+json',
        'retry-after': '40',
        'ratelimit-limit': '60',
        'ratelimit-remaining': '0',
        'ratelimit-reset': '40',
      },
      body: { status: 429, code: 'rate.exceeded', title: 'Too many requests' },
    });
    expect(await contentsOf(acme)).toEqual(before);
  });

  it('lets exactly as many pass when they all come at once', async () => {
    const answers = await many(LIMITS.write + 10, () => change(sessions.tim));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
  });

  it("leaves another person's budget alone, and that of another organisation", async () => {
    await many(LIMITS.write, () => change(sessions.tim));
    expect((await change(sessions.tim)).status).toBe(429);
    const others = [await change(sessions.ravi), await change(sessions.timAtBravo, 'bravo')];
    for (const { status, headers } of others)
      expect([status, headers['ratelimit-remaining']]).toEqual([200, '59']);
  });

  it('gives the budget back when the minute ends', async () => {
    await many(LIMITS.write, () => change(sessions.tim));
    acme.clock.advance(39_999);
    expect((await change(sessions.tim)).headers).toMatchObject({ 'retry-after': '1' });
    acme.clock.advance(1);
    expect(await change(sessions.tim)).toMatchObject({
      status: 200,
      headers: { 'ratelimit-remaining': '59', 'ratelimit-reset': '60' },
    });
  });

  it('is one for all sessions and tokens of a person', async () => {
    const token = await api.signIn('acme', tim, ['write']);
    await many(LIMITS.write, () => change(sessions.tim));
    expect((await change(token)).status).toBe(429);
  });

  it('counts what is refused for another reason too', async () => {
    const unknown = (): Promise<Answer> =>
      api.call('acme', 'POST /notifications/read', { token: sessions.tim, body: { nickname: 'T' } });
    expect(statuses(await many(LIMITS.write, unknown))).toEqual([400]);
    expect((await unknown()).status).toBe(429);
  });

  it('is not counted for reading', async () => {
    await many(LIMITS.write, () => change(sessions.tim));
    const { status, headers } = await api.call('acme', 'GET /me', { token: sessions.tim });
    expect(status).toBe(200);
    expect(Object.keys(headers)).not.toContain('ratelimit-limit');
  });

  it('is ten for guessing at secrets from one address, whatever it says of itself', async () => {
    const answers = await many(LIMITS.sensitive, () => lookUp(from(MALLORY)));
    expect(statuses(answers)).toEqual([404]);
    expect(await lookUp(from(MALLORY, '192.0.2.77'))).toMatchObject({
      status: 429,
      headers: { 'retry-after': '40', 'ratelimit-limit': '10', 'ratelimit-remaining': '0' },
    });
    expect((await lookUp(from('203.0.113.67'))).status).toBe(404);
    expect((await lookUp(from(MALLORY), 'bravo')).status).toBe(404);
  });

  it('is one for sensitive calls and another for changes', async () => {
    await many(LIMITS.sensitive + 1, () => lookUp({ authorization: `Bearer ${sessions.tim}` }));
    expect((await lookUp({ authorization: `Bearer ${sessions.tim}` })).status).toBe(429);
    expect((await change(sessions.tim)).status).toBe(200);
  });
});
