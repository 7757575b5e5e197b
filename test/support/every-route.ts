import * as z from 'zod';
import type { Route } from '#shared/api/define-route.ts';
import { routes } from '#shared/api/index.ts';

/** Every route of a tenant's host. */
export const tenantRoutes: readonly Route[] = Object.values(routes).filter(({ host }) => host === 'tenant');

/** Names of what a route takes in its body; none for a route without one. */
export function bodyFields({ method, body }: Route): string[] {
  return method !== 'GET' && body instanceof z.ZodObject ? Object.keys(body.shape) : [];
}

/** Names of what a route takes in its query. */
export const queryFields = ({ query }: Route): string[] =>
  query instanceof z.ZodObject ? Object.keys(query.shape) : [];

/** `PATCH /me`, with these ids in its path; one that is not known is left as its name, which is no id. */
export function requestOf(route: Route, ids: Readonly<Record<string, string>>): string {
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? name);
  return `${route.method} ${path}`;
}
