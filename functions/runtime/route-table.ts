import type { Route } from '#shared/api/define-route.ts';
import { routes } from '#shared/api/index.ts';
import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';

type Handlers = Promise<{ readonly handlers: Readonly<Record<string, HttpHandlerFor>> }>;

/** A noun is loaded when its first request comes: a cold start pays for what it serves. Named by the contracts' tags. */
export const nouns: Readonly<Record<string, () => Handlers>> = {
  audit: () => import('../http/audit/index.ts'),
  communities: () => import('../http/communities/index.ts'),
  groups: () => import('../http/groups/index.ts'),
  imports: () => import('../http/imports/index.ts'),
  invitations: () => import('../http/invitations/index.ts'),
  members: () => import('../http/members/index.ts'),
  moderation: () => import('../http/moderation/index.ts'),
  notifications: () => import('../http/notifications/index.ts'),
  openapi: () => import('../http/openapi/index.ts'),
  passwords: () => import('../http/passwords/index.ts'),
  questions: () => import('../http/questions/index.ts'),
  sessions: () => import('../http/sessions/index.ts'),
  'sign-ups': () => import('../http/sign-ups/index.ts'),
  sla: () => import('../http/sla/index.ts'),
  spaces: () => import('../http/spaces/index.ts'),
  tenants: () => import('../http/tenants/index.ts'),
  tickets: () => import('../http/tickets/index.ts'),
  tokens: () => import('../http/tokens/index.ts'),
  uploads: () => import('../http/uploads/index.ts'),
  webhooks: () => import('../http/webhooks/index.ts'),
};

export interface Match {
  readonly route: Route;
  readonly params: Record<string, string>;
}

interface Compiled {
  readonly route: Route;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

function compile(route: Route): Compiled {
  const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const pattern = new RegExp(
    `^/api/v1${route.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '([^/]+)')}/?$`,
  );
  return { route, names, pattern };
}

/** Fixed parts before parameters, so that `/members/me` is not the member called `me`. */
const specific = ({ route }: Compiled): string => route.path.replace(/\{\w+\}/g, '~');

/** Finds the route of a request among those of one host. */
export function routeFinder(host: Route['host']): (method: string, path: string) => Match | undefined {
  const compiled = Object.values(routes)
    .filter((route) => route.host === host)
    .map(compile)
    .sort((a, b) => (specific(a) < specific(b) ? -1 : 1));
  return (method, path) => {
    for (const { route, names, pattern } of compiled) {
      const values = route.method === method ? pattern.exec(path) : null;
      if (values === null) continue;
      try {
        return {
          route,
          params: Object.fromEntries(names.map((name, n) => [name, decodeURIComponent(values[n + 1] ?? '')])),
        };
      } catch {
        // A path that is not UTF-8 is no path of ours.
        return undefined;
      }
    }
    return undefined;
  };
}

/** The handler of a route, loading its noun. */
export async function handlerOf(route: Route): Promise<HttpHandlerFor> {
  const load = nouns[route.tag];
  const handler = load && (await load()).handlers[route.operationId];
  if (handler === undefined) throw new Error(`No handler for ${route.operationId}`);
  return handler;
}
