import { forbidden, unauthenticated } from '#shared/errors.ts';
import type { Route } from '#shared/api/define-route.ts';
import type { Actor, Context } from '#functions/core/context.ts';
import { findActor } from '#functions/core/sessions/find-actor.ts';
import { roleAllows } from '#shared/permissions.ts';
import { found, type Edge, type HttpEvent, type Passing } from './edge.ts';

/** A secret of ours: prefix and 43 characters. Anything longer or stranger is not looked up. */
const SECRET = /^Bearer ((?:ses|tok)_[A-Za-z0-9_-]{43})$/;

async function actorOf(edge: Edge, event: HttpEvent, ctx: Omit<Context, 'actor'>): Promise<Actor> {
  const { authorization } = event.headers;
  if (authorization === undefined) return { type: 'visitor' };
  const secret = SECRET.exec(authorization)?.[1];
  const actor = secret === undefined ? undefined : await findActor(ctx.table, secret, ctx.now());
  if (actor === undefined) throw unauthenticated('actor.token_invalid');
  return actor;
}

/** Refuses whoever may not call the route at all. What they may do to one thing is decided in the operation. */
export function requireAccess(route: Route, actor: Actor): void {
  if (actor.type === 'member' && actor.scopes !== 'all' && !actor.scopes.includes(route.scope))
    throw forbidden('token.scope_missing');
  if (route.access === 'public') return;
  if (actor.type !== 'member') throw unauthenticated();
  if (route.access !== 'member' && !roleAllows(actor.role, route.access.permission))
    throw forbidden('actor.forbidden');
}

/** Token → member, from the tenant's own table, and the context every operation gets. */
export function withActor(edge: Edge, route: Route) {
  return {
    async before(request: Passing) {
      const facts = found(request);
      const { tenant, origin } = facts;
      if (tenant === undefined || origin === undefined) throw new Error('withActor runs after withTenant');
      const { table, ports } = edge.openTenant(tenant.id);
      const { id, slug, name, locale, timeZone, seed } = tenant;
      const context: Omit<Context, 'actor'> = {
        tenant: { id, slug, name, locale, timeZone, seed, origin },
        table,
        ports,
        now: () => new Date(edge.clock()).toISOString(),
        newId: edge.newId,
        log: edge.log,
        requestId: facts.requestId,
        correlationId: facts.correlationId,
        isLocal: edge.settings.KEHILA_STAGE === 'local',
      };
      const actor = await actorOf(edge, request.event, context);
      facts.ctx = { ...context, actor };
      requireAccess(route, actor);
    },
  };
}
