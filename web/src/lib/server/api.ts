import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { CallOf, OutputOf, Route } from '#shared/api/define-route.ts';
import { routes, type Nouns } from '#shared/api/index.ts';
import { problemOf } from './api-problem.ts';

type Intersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer A) => void
  ? A
  : never;
type Exports = Intersection<Nouns[keyof Nouns]>;
/** Each contract is exported under its operationId. */
type Routes = {
  [Id in keyof Exports as Exports[Id] extends Route ? Id : never]: Extract<Exports[Id], Route>;
};

export interface CallOptions {
  /** Makes a create safe to send twice; a form carries it in a hidden field. */
  readonly idempotencyKey?: string;
}

/** One method an operation of the contracts, `api(event).askQuestion({ spaceId, title, body, topics })`. */
export type Api = {
  readonly [Id in keyof Routes]: (
    input: CallOf<Routes[Id]>,
    options?: CallOptions,
  ) => Promise<OutputOf<Routes[Id]>>;
};

type Input = Readonly<Record<string, unknown>>;
type Caller = Pick<RequestEvent, 'fetch' | 'url'>;

/** The API as this visitor may use it: host and session are those of the page. Refusals are thrown as `ApiProblem`. */
export function api(event: Caller): Api {
  const call = (target: object, id: string | symbol): unknown => {
    const route = routes[String(id)];
    if (route === undefined) throw new Error(`No operation ${String(id)}`);
    return (input: Input, options: CallOptions = {}) => callRoute(event, route, { input, options });
  };
  return new Proxy({}, { get: call }) as Api;
}

async function callRoute(
  event: Caller,
  route: Route,
  { input, options }: { input: Input; options: CallOptions },
): Promise<unknown> {
  const { path, query, body } = splitInput(route, input);
  const headers = new Headers({ accept: 'application/json', origin: event.url.origin });
  const init: RequestInit = { method: route.method, headers };
  if (body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(body);
  }
  if (options.idempotencyKey) headers.set('idempotency-key', keyFor(options.idempotencyKey, init.body));
  const response = await event.fetch(`/api/v1${path}${query}`, init);
  if (!response.ok) throw await problemOf(response);
  return response.status === 204 ? null : await response.json();
}

/** The form's key with its content: sent twice it is one act, corrected after a refusal it is a new one. */
function keyFor(formKey: string, body: RequestInit['body']): string {
  const content = createHash('sha256')
    .update(typeof body === 'string' ? body : '')
    .digest('base64url');
  return `${formKey.slice(0, 80)}.${content.slice(0, 22)}`;
}

/** Sorts a flat input into path, query and body, as the contract names them. */
export function splitInput(
  route: Route,
  input: Input,
): { path: string; query: string; body: Input | undefined } {
  const inPath = new Set<string>();
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(String(input[name]));
  });
  const inQuery = new Set(Object.keys((route.query as { shape?: object }).shape ?? {}));
  const search = new URLSearchParams();
  const body: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || inPath.has(name)) continue;
    // A query holds words, numbers and switches only.
    if (inQuery.has(name)) search.set(name, typeof value === 'string' ? value : JSON.stringify(value));
    else body[name] = value;
  }
  const hasBody = route.method !== 'GET' && route.method !== 'DELETE';
  const query = search.size === 0 ? '' : `?${search.toString()}`;
  return { path, query, body: hasBody ? body : undefined };
}
