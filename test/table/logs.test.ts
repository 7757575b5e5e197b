import { beforeAll, describe, expect, it, vi } from 'vitest';
import { conflict } from '#shared/errors.ts';
import { createLog } from '#functions/cloud/log.ts';
import { consume } from '#functions/runtime/consume.ts';
import { bodyFields, requestOf, tenantRoutes } from '#test/support/every-route.ts';
import { inhabit, type Inhabited } from '#test/support/inhabited.ts';
import { sampleBodies } from '#test/support/sample-bodies.ts';
import { tableApi, type TableApi } from '#test/support/table-api.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';
import { throttleOf, tooMany, type Throttle } from '#test/support/throttled.ts';

const ONCE = ['token', 'secret', 'link', 'fields', 'url', 'location'];
const PRIVATE = [
  'password',
  'idToken',
  'secret',
  'code',
  'email',
  'body',
  'title',
  'answer',
  'lines',
  'name',
];

/** Every text in a value below one of these names. */
function textsOf(value: unknown, names: readonly string[], isBelow = false): string[] {
  if (typeof value === 'string') return isBelow && value.length > 5 ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    textsOf(inner, names, isBelow || names.includes(name)),
  );
}

describe('the log of requests', () => {
  let acme: TestTenant;
  let api: TableApi;
  let table: Throttle;
  let ours: Inhabited;
  let session: string;
  const lines: string[] = [];

  /** Calls every route; answers what must not stand in a log: what was sent, and what is told once. */
  const callAll = async (token: string | undefined): Promise<string[]> => {
    const bodies = sampleBodies(ours.things);
    const secrets: string[] = [];
    for (const route of tenantRoutes) {
      const body = bodyFields(route).length > 0 ? bodies[route.operationId] : undefined;
      const answer = await api.call('acme', requestOf(route, ours.things), { token, body });
      secrets.push(...textsOf(body, PRIVATE), ...textsOf(answer.body, ONCE));
    }
    return secrets;
  };
  const expectNone = (secrets: readonly string[]): void => {
    const log = lines.join('');
    for (const secret of new Set(secrets)) expect(log, 'a secret stands in the log').not.toContain(secret);
  };

  beforeAll(async () => {
    acme = await startTenant();
    ours = await inhabit(acme);
    table = throttleOf(acme.client);
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    vi.spyOn(process.stderr, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
    api = tableApi({ acme }, createLog('test'));
    api.edge.settings.KEHILA_RATE_FACTOR = 1_000;
    session = await api.signIn('acme', ours.owner);
  });

  it.each([
    ['do what is asked', () => session],
    ['refuse a visitor', () => undefined],
    ['refuse a token that is nobody’s', () => `ses_${'x'.repeat(43)}`],
  ])(
    'has a line for each that %s, with nothing that was sent and nothing that is told once',
    async (_, tokenOf) => {
      lines.length = 0;
      const token = tokenOf();
      const secrets = await callAll(token);
      const requests = lines.map((line) => JSON.parse(line) as { message: string; operationId?: string });
      const logged = requests
        .filter(({ message }) => message === 'request')
        .map(({ operationId }) => operationId);
      expect(logged).toEqual(tenantRoutes.map(({ operationId }) => operationId));
      expectNone([...secrets, ...(token === undefined ? [] : [token])]);
      // Deleting one's own session is among them.
      session = await api.signIn('acme', ours.owner);
    },
  );

  it.each([
    ['busy', tooMany()],
    [
      'broken',
      Object.assign(new Error('broken'), { $response: { body: 'Canary 7QX' }, Item: { body: 'Canary 7QX' } }),
    ],
  ])('says why the table is %s, and no more', async (_, error) => {
    lines.length = 0;
    table.refuse(error);
    const secrets = await callAll(session);
    table.recover();
    expect(lines.join('')).toContain(error.message);
    expectNone([...secrets, session, 'Canary 7QX']);
  });

  it('has no word of a body that cannot be read', async () => {
    lines.length = 0;
    for (const body of ['{"password": "Canary 7QX', 'Canary 7QX', '["Canary 7QX"]', '{"Canary 7QX": 1}'])
      await api.call('acme', 'PATCH /me', { token: session, body });
    expect(lines).toHaveLength(4);
    expectNone(['Canary 7QX', session]);
  });

  it('has no word of the texts that a failing consumer met', async () => {
    lines.length = 0;
    const [event] = await acme.events();
    const failing = {
      name: 'failing',
      on: [{ type: event?.type ?? '', version: 1, schema: {} as never }],
      handle: () => Promise.reject(conflict('question.changed', { theirs: 'Canary 7QX' })),
    };
    const queue = consume({ edge: api.edge, consumers: [failing], poison: async () => undefined });
    const Records = [{ messageId: 'one', body: JSON.stringify({ detail: event }) }];
    expect(await queue({ Records } as never)).toEqual({ batchItemFailures: [{ itemIdentifier: 'one' }] });
    expect(lines.join('')).toContain('question.changed');
    expectNone(['Canary 7QX']);
  });
});
