import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Route } from '#shared/api/define-route.ts';
import { contentsOf, type StoredItem } from '#test/support/contents.ts';
import { bodyFields, queryFields, requestOf, tenantRoutes } from '#test/support/every-route.ts';
import { inhabit, type Inhabited } from '#test/support/inhabited.ts';
import { sampleBodies } from '#test/support/sample-bodies.ts';
import { tableApi, type Answer, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const named = (routes: readonly Route[]) => routes.map((route) => [route.operationId, route] as const);
const withBody = tenantRoutes.filter((route) => bodyFields(route).length > 0);
const MOST_BYTES = 256 * 1_024;

/** Bodies that are none, with the code that says so. */
const NO_BODIES: readonly (readonly [string, string, string])[] = [
  ['is cut off', '{"name": "x', 'request.not_json'],
  ['is no JSON', 'name=x', 'request.not_json'],
  ['is a list', '[]', 'request.invalid'],
  ['is nothing', 'null', 'request.invalid'],
  ['is a text', '"name"', 'request.invalid'],
  ['names the prototype', '{"__proto__": {"role": "owner"}, "constructor": 1}', 'request.invalid'],
  ['is nested without end', '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000), 'request.invalid'],
  ['is larger than any body', JSON.stringify({ a: 'x'.repeat(MOST_BYTES) }), 'request.too_large'],
];
/** Values that hardly any field takes. */
const ODD: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  '',
  ' ',
  'x'.repeat(60_000),
  '\0',
  '\uD800',
  '\u202Egpj.exe',
  '../../etc/passwd',
  '__proto__',
  [],
  [null],
  {},
  { $gt: '' },
];

describe('input that is not what the contract says', () => {
  let acme: TestTenant;
  let api: TableApi;
  let ours: Inhabited;
  let session: string;
  let before: StoredItem[];

  const call = (route: Route, body: unknown, query = ''): Promise<Answer> =>
    api.call('acme', `${requestOf(route, { ...ours.things, postId: ours.things.questionId })}${query}`, {
      token: session,
      ...(body !== undefined && { body }),
    });

  beforeAll(async () => {
    acme = await startTenant();
    ours = await inhabit(acme);
    api = tableApi({ acme });
    api.edge.settings.KEHILA_RATE_FACTOR = 10_000;
  });
  beforeEach(async () => {
    // Some calls end sessions: each test has its own.
    session = await api.signIn('acme', ours.owner);
    before = await contentsOf(acme);
    api.lines.length = 0;
  });

  describe.each(NO_BODIES)('a body that %s', (_, body, code) => {
    it('is refused by every route, and nothing is stored', async () => {
      for (const route of withBody) {
        const answer = await call(route, body);
        expect([answer.status, answer.body['code']], route.operationId).toEqual([400, code]);
        expect(answer.headers, route.operationId).toMatchObject({
          'content-type': 'application/problem+json',
        });
      }
      expect(await contentsOf(acme)).toEqual(before);
    });
  });

  it('is refused when it does not say that it is JSON', async () => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'text/json',
    ]) {
      const options = { token: session, body: { name: 'Olga' }, headers: { 'content-type': type } };
      expect(await api.call('acme', 'PATCH /me', options)).toMatchObject({
        status: 400,
        body: { code: 'request.not_json' },
      });
    }
    expect(await contentsOf(acme)).toEqual(before);
  });

  it.each(named(withBody))(
    'never breaks %s: an odd value is taken or refused by its name',
    async (_, route) => {
      const sample = sampleBodies(ours.things)[route.operationId] as Record<string, unknown>;
      for (const field of bodyFields(route)) {
        for (const odd of ODD) {
          const { status, body } = await call(route, { ...sample, [field]: odd });
          const what = `${field} = ${JSON.stringify(odd).slice(0, 40)}: ${JSON.stringify(body)}`;
          expect(status, what).toBeLessThan(500);
          if (body['code'] !== 'request.invalid') continue;
          const fields = body['fields'] as { field: string }[];
          expect(
            fields.map(({ field: path }) => path.split('.')[0]),
            what,
          ).toContain(field);
        }
      }
      expect(api.lines.filter(({ level }) => level === 'error')).toEqual([]);
    },
  );

  const withQuery = tenantRoutes.filter((route) => queryFields(route).length > 0);
  it.each(named(withQuery))('never breaks the query of %s', async (_, route) => {
    for (const field of [...queryFields(route), 'tenantId', '__proto__']) {
      for (const odd of ['', ' ', '-1', '1e9', 'NaN', '\0', '\u202E', 'x'.repeat(5_000), '__proto__']) {
        const { status } = await call(route, undefined, `?${field}=${encodeURIComponent(odd)}`);
        expect(status, `${field}=${odd.slice(0, 20)}`).toBeLessThan(500);
      }
    }
    const unknown = await call(route, undefined, '?tenantId=tnt_other');
    expect(unknown).toMatchObject({
      status: 400,
      body: { fields: expect.arrayContaining([{ field: 'tenantId', code: 'field.unknown' }]) as unknown },
    });
    expect(await contentsOf(acme)).toEqual(before);
  });

  const withPath = tenantRoutes.filter(({ path }) => path.includes('{'));
  it.each(named(withPath))('finds nothing behind an id that is none, in %s', async (_, route) => {
    const ids = [
      'x',
      '%00',
      '%2e%2e%2f',
      '%E2%80%AE',
      '%FF',
      "'%20OR%20'1'='1",
      'qst_',
      `qst_${'0'.repeat(200)}`,
    ];
    const body = sampleBodies(ours.things)[route.operationId];
    for (const id of ids) {
      const everything = new Proxy({}, { get: () => id });
      const answer = await api.call('acme', requestOf(route, everything), { token: session, body });
      expect([answer.status, id]).toEqual([404, id]);
    }
    expect(await contentsOf(acme)).toEqual(before);
  });
});
