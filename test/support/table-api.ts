import type { Context as LambdaContext } from 'aws-lambda';
import type { Scope } from '#shared/api/define-route.ts';
import { hashSecret } from '#functions/core/sessions/find-actor.ts';
import { credentialEntity } from '#functions/core/sessions/session.entity.ts';
import { newSecret } from '#functions/core/secrets.ts';
import type { Log, MemberActor } from '#functions/core/context.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { Edge, HttpEvent } from '#functions/middleware/edge.ts';
import type { HttpHandler } from '#functions/middleware/http-handler.ts';
import { serve } from '#functions/runtime/serve.ts';
import type { Directory, DirectoryEntry } from '#functions/table/directory.ts';
import { create } from '#functions/table/writes.ts';
import type { TestTenant } from './table-context.ts';

const EDGE_KEY = 'a-key-for-tests-of-32-characters-or-more';
export const testSettings = { KEHILA_STAGE: 'local', KEHILA_APEX: 'localhost', KEHILA_EDGE_KEY: EDGE_KEY };

export interface Answer {
  readonly status: number;
  /** Empty when there is none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, unknown>>;
}

interface Call {
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Line {
  readonly level: keyof Log;
  readonly message: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** The API of some tenants on their own tables: every step of a request, without a gateway before it. */
export interface TableApi {
  /** Also for processes that are no request, such as a queue's. */
  readonly edge: Edge;
  /** What was logged, in order. */
  readonly lines: Line[];
  /** Calls as the front door hands a request on: `call('acme', 'GET /me')`. */
  call(slug: string, request: string, call?: Call): Promise<Answer>;
  /** A session of a member of that tenant; a token when it has scopes. */
  signIn(slug: string, member: MemberActor, scopes?: readonly Scope[]): Promise<string>;
}

type Tenants = Readonly<Record<string, TestTenant>>;

/** The edge of a process that knows these tenants, under these slugs. It goes by the clock of the first. */
function edgeOf(tenants: Tenants, lines: Line[]): Edge {
  const [first] = Object.values(tenants);
  if (first === undefined) throw new Error('An API needs a tenant');
  const createdAt = first.clock.now();
  const entries = Object.entries(tenants).map(([slug, { id }]): DirectoryEntry => {
    const { name, locale, timeZone, seed } = first.context().tenant;
    return {
      ...{ id, slug, name, locale, timeZone, seed, createdAt },
      status: 'active',
      tableName: `test-${id}`,
    };
  });
  const directory: Pick<Directory, 'findBySlug' | 'findById' | 'list'> = {
    findBySlug: async (slug) => entries.find((entry) => entry.slug === slug),
    findById: async (id) => entries.find((entry) => entry.id === id),
    list: async () => ({ tenants: entries }),
  };
  const write =
    (level: Line['level']) =>
    (message: string, facts: Record<string, unknown> = {}): void => {
      lines.push({ level, message, facts });
    };
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  return {
    settings: { ...testSettings } as Settings,
    directory: directory as Directory,
    openTenant(tenantId) {
      const tenant = Object.values(tenants).find(({ id }) => id === tenantId);
      if (tenant === undefined) throw new Error(`Nobody opened ${tenantId} before`);
      return { table: tenant.table, ports: tenant.recorded.ports };
    },
    log: { ...log, appendKeys: () => undefined, resetKeys: () => undefined },
    clock: () => Date.parse(first.clock.now()),
    newId: first.clock.newId,
  };
}

function eventOf(host: string, request: string, { body, token, headers }: Call): HttpEvent {
  const [method = '', path = ''] = request.split(' ');
  const url = new URL(`http://${host}/api/v1${path}`);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: {
      'x-kehila-edge': EDGE_KEY,
      'x-kehila-host': host,
      'x-kehila-origin': `http://${host}:3000`,
      'x-kehila-client': '203.0.113.7',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { http: { method, path: url.pathname } } as HttpEvent['requestContext'],
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}

/** Calls a handler at a host as the front door hands a request on. */
export const callerOf =
  (handle: HttpHandler) =>
  async (host: string, request: string, call: Call = {}): Promise<Answer> => {
    const answer = await handle(eventOf(host, request, call), {} as LambdaContext);
    const { statusCode: status = 0, headers = {}, body = '{}' } = answer;
    return { status, headers, body: JSON.parse(body) as Answer['body'] };
  };

/** Serves the tenants' routes in this process. With a log of one's own nothing is kept in `lines`. */
export function tableApi(tenants: Tenants, log?: Edge['log']): TableApi {
  const lines: Line[] = [];
  const made = edgeOf(tenants, lines);
  const edge = log === undefined ? made : { ...made, log };
  const at = callerOf(serve(edge, 'tenant'));
  return {
    edge,
    lines,
    call: (slug, request, call) => at(`${slug}.localhost`, request, call),
    async signIn(slug, { memberId }, scopes) {
      const secret = `${scopes === undefined ? 'ses' : 'tok'}_${newSecret()}`;
      const createdAt = new Date(edge.clock()).toISOString();
      const credential = {
        secretHash: hashSecret(secret),
        id: scopes === undefined ? edge.newId('session') : edge.newId('token'),
        memberId,
        label: 'Test',
        createdAt,
        expiresAt: '2100-01-01T00:00:00.000Z',
        ttl: 4_102_444_800,
        ...(scopes !== undefined && { scopes: [...scopes] }),
      };
      await tenants[slug]?.table.write({ writes: [create(credentialEntity, credential)] });
      return secret;
    },
  };
}
