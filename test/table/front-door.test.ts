import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Settings } from '#functions/cloud/settings.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { serve } from '#functions/runtime/serve.ts';
import { startControl, type TestControl } from '#test/support/control-context.ts';
import { callerOf, tableApi, testSettings, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const OTHER_KEY = 'another-key-of-32-characters-or-more';
const signUp = {
  organisation: 'Acme',
  slug: 'acme-coffee',
  name: 'Olga',
  email: 'olga@acme.example',
  kinds: ['customer'],
  locale: 'en',
  timeZone: 'Europe/Amsterdam',
};

describe('the front door', () => {
  let acme: TestTenant;
  let control: TestControl;
  let api: TableApi;
  let session: string;
  let tenantAt: ReturnType<typeof callerOf>;
  let rootAt: ReturnType<typeof callerOf>;

  const edgeOfControl = (): Edge => ({
    ...api.edge,
    settings: testSettings as Settings,
    directory: control.ctx.directory,
    openTenant: control.ctx.openTenant,
    clock: () => Date.parse(control.clock.now()),
    newId: control.clock.newId,
    control: control.ctx,
  });
  const ask = (change: object = {}, headers: Record<string, string> = {}): Promise<Answer> =>
    rootAt('localhost', 'POST /sign-ups', { body: { ...signUp, ...change }, headers });

  beforeAll(async () => {
    acme = await startTenant();
    control = await startControl();
    api = tableApi({ acme });
    session = await api.signIn('acme', await acme.member());
    tenantAt = callerOf(serve(api.edge, 'tenant'));
    rootAt = callerOf(serve(edgeOfControl(), 'root'));
  });
  beforeEach(() => control.clock.advance(3_600_000));

  it.each([
    ['without the key of the front door', ''],
    ['with another key', OTHER_KEY],
  ])('is the only way in: a call %s is refused at every host', async (_, key) => {
    const headers = { 'x-kehila-edge': key };
    const refused = { status: 403, body: { code: 'edge.required' } };
    expect(await tenantAt('acme.localhost', 'GET /me', { token: session, headers })).toMatchObject(refused);
    expect(await rootAt('localhost', 'GET /addresses/acme', { headers })).toMatchObject(refused);
  });

  it.each([
    'bravo.localhost',
    'localhost',
    'www.acme.localhost',
    'acme.localhost.example.org',
    'acmelocalhost',
    '',
  ])('finds no organisation at %j', async (host) => {
    const headers = { 'x-kehila-host': host };
    expect(await tenantAt('acme.localhost', 'GET /me', { token: session, headers })).toMatchObject({
      status: 404,
      body: { code: 'tenant.not_found' },
    });
  });

  it('knows an organisation whatever the case of its host, and its port', async () => {
    const headers = { 'x-kehila-host': 'ACME.localhost:3000' };
    expect((await tenantAt('acme.localhost', 'GET /me', { token: session, headers })).status).toBe(200);
  });

  it('has no sign-up at the host of an organisation, and nothing of an organisation at its own', async () => {
    const nothing = { status: 404, body: { code: 'route.not_found' } };
    expect(await rootAt('acme.localhost', 'POST /sign-ups', { body: signUp })).toMatchObject(nothing);
    expect(await rootAt('localhost', 'GET /me', { token: session })).toMatchObject(nothing);
    expect(await tenantAt('acme.localhost', 'POST /sign-ups', { body: signUp })).toMatchObject(nothing);
  });

  it.each([
    ['another organisation', { origin: 'http://bravo.localhost:3000' }],
    ['the product’s own host', { origin: 'http://localhost:3000' }],
    ['a page without an origin', { origin: 'null' }],
    ['a neighbour below the same name', { 'sec-fetch-site': 'same-site' }],
    ['anywhere else', { 'sec-fetch-site': 'cross-site' }],
  ])('takes no change that a page of %s asks for, whatever its content type', async (_, named) => {
    for (const type of ['application/json', 'text/plain']) {
      const headers = { 'content-type': type, ...named };
      const call = { token: session, body: { name: 'Mallory' }, headers };
      expect(await tenantAt('acme.localhost', 'PATCH /me', call)).toMatchObject({
        status: 403,
        body: { code: 'request.cross_site' },
      });
    }
    const { body } = await tenantAt('acme.localhost', 'GET /me', { token: session });
    expect(body['name']).not.toBe('Mallory');
  });

  it('takes a change that the organisation’s own page asks for', async () => {
    const headers = { origin: 'http://acme.localhost:3000', 'sec-fetch-site': 'same-origin' };
    expect(
      (await tenantAt('acme.localhost', 'PATCH /me', { token: session, body: {}, headers })).status,
    ).toBe(200);
  });

  it.each([
    ['an answer', '/me', 200],
    ['a refusal', '/questions/qst_none', 404],
  ])('names %s, and what its caller calls it, so that both are found in the log', async (_, path, status) => {
    const headers = { 'x-request-id': 'the-page-of-the-caller' };
    api.lines.length = 0;
    const answer = await tenantAt('acme.localhost', `GET ${path}`, { token: session, headers });
    const requestId = answer.headers['x-request-id'];
    expect(api.lines).toMatchObject([
      { facts: { requestId, correlationId: 'the-page-of-the-caller', status } },
    ]);
    if (status !== 200) expect(answer.body).toMatchObject({ requestId });
  });

  it.each(['short', 'a'.repeat(65), 'with spaces', '{"level":"error"}'])(
    'takes no other word for an id: %j',
    async (id) => {
      api.lines.length = 0;
      await tenantAt('acme.localhost', 'GET /me', { token: session, headers: { 'x-request-id': id } });
      expect(JSON.stringify(api.lines)).not.toContain(JSON.stringify(id).slice(1, -1));
    },
  );

  it('lets one address sign up ten times a minute, and sends no mail for more', async () => {
    const answers = await Promise.all(
      Array.from({ length: 11 }, (_, n) => ask({ slug: `acme-${n}00`, email: `p${n}@acme.example` })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([
      ...Array.from({ length: 10 }, () => 201),
      429,
    ]);
    expect(answers.find(({ status }) => status === 429)?.headers).toMatchObject({
      'ratelimit-limit': '10',
      'ratelimit-remaining': '0',
      'retry-after': expect.stringMatching(/^\d+$/) as string,
    });
    expect(control.mails).toHaveLength(10);
    expect((await ask({ slug: 'beta-coffee' }, { 'x-kehila-client': '203.0.113.8' })).status).toBe(201);
  });

  it('never breaks a sign-up: an odd value is refused by its name, and nobody is written to', async () => {
    const mails = control.mails.length;
    const odd = [null, 5, '', ' ', '\0', '\uD800', '\u202Egpj', 'x'.repeat(60_000), [], [null], {}];
    for (const field of Object.keys(signUp)) {
      for (const value of odd) {
        control.clock.advance(60_000);
        const { status, body } = await ask({ [field]: value });
        expect([status, body['code']], `${field} = ${JSON.stringify(value).slice(0, 30)}`).toEqual([
          400,
          'request.invalid',
        ]);
        const fields = body['fields'] as { field: string }[];
        expect(fields.map((one) => one.field.split('.')[0])).toContain(field);
      }
    }
    expect(control.mails).toHaveLength(mails);
    expect(api.lines.filter(({ level }) => level === 'error')).toEqual([]);
  });
});
