import middy, { type MiddlewareObj } from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf, Route } from '#shared/api/define-route.ts';
import type { Control, ControlContext } from '#functions/core/sign-ups/control-context.ts';
import { found, type Carrying, type Edge, type Found, type HttpEvent, type Passing } from './edge.ts';
import { answerOf, type HttpHandlerFor } from './http-handler.ts';
import { parseInput } from './parse-input.ts';
import { sameOrigin } from './same-origin.ts';
import { toProblem } from './to-problem.ts';
import { withLog } from './with-log.ts';
import { withRateLimit } from './with-rate-limit.ts';
import { requireEdge } from './with-tenant.ts';

/** The product's own host and no tenant's: there these routes do not exist. */
function withRoot(edge: Edge) {
  return {
    before(request: Passing) {
      const { headers } = request.event;
      requireEdge(edge, headers['x-kehila-edge']);
      const host = (headers['x-kehila-host'] ?? '').toLowerCase().replace(/:\d+$/, '');
      if (host !== edge.settings.KEHILA_APEX) throw notFound('route');
      found(request).origin = headers['x-kehila-origin'] ?? `https://${edge.settings.KEHILA_APEX}`;
    },
  };
}

function contextOf(
  edge: Edge,
  control: Control,
  { requestId, correlationId, origin = '' }: Found,
): ControlContext {
  return {
    ...control,
    directory: edge.directory,
    openTenant: edge.openTenant,
    originOf: (slug) => origin.replace('://', `://${slug}.`),
    now: () => new Date(edge.clock()).toISOString(),
    newId: edge.newId,
    log: edge.log,
    requestId,
    correlationId,
    isLocal: edge.settings.KEHILA_STAGE === 'local',
  };
}

/** One route of the product's own host: log → problems → edge and host → origin → rate by address → input → operation. */
export function rootHandler<T extends Route>(
  route: T,
  operation: (ctx: ControlContext, input: InputOf<T>) => Promise<OutputOf<T>>,
): HttpHandlerFor {
  return (edge) => {
    const { control } = edge;
    if (control === undefined)
      throw new Error(`${route.operationId} is served by the control function alone`);
    const handle = async (event: HttpEvent, context: LambdaContext & Carrying) => {
      const input = parseInput(route, event, (event.pathParameters ?? {}) as Record<string, string>);
      const ctx = contextOf(edge, control, found({ context }));
      return answerOf(route, await operation(ctx, input as InputOf<T>));
    };
    const steps = [
      withLog(edge, route.operationId),
      toProblem(edge),
      withRoot(edge),
      sameOrigin(),
      withRateLimit(edge, route, () => (what, window, until) => control.signUps.hit(what, window, until)),
    ];
    return middy()
      .use(steps as unknown as MiddlewareObj[])
      .handler(handle as never);
  };
}
