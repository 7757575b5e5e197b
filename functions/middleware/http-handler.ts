import middy, { type MiddlewareObj } from '@middy/core';
import type { Context as LambdaContext } from 'aws-lambda';
import type { InputOf, OutputOf, Route } from '#shared/api/define-route.ts';
import type { Context } from '#functions/core/context.ts';
import { found, type Edge, type Carrying, type HttpAnswer, type HttpEvent } from './edge.ts';
import { runOnce } from './idempotency.ts';
import { parseInput } from './parse-input.ts';
import { sameOrigin } from './same-origin.ts';
import { toProblem } from './to-problem.ts';
import { withActor } from './with-actor.ts';
import { withLog } from './with-log.ts';
import { withRateLimit } from './with-rate-limit.ts';
import { withTenant } from './with-tenant.ts';

export type HttpHandler = (event: HttpEvent, context: LambdaContext) => Promise<HttpAnswer>;
/** A handler waits for its process's edge, so that tests and the page server build it with their own. */
export type HttpHandlerFor = (edge: Edge) => HttpHandler;

/** An answer in the wire shape of the contract. */
export function answerOf(route: Route, result: unknown): HttpAnswer {
  if (route.status === 204) return { statusCode: 204, headers: { 'cache-control': 'no-store' } };
  if (route.status === 302) {
    const { location } = result as { location: string };
    return { statusCode: 302, headers: { location, 'cache-control': 'no-store' } };
  }
  return {
    statusCode: route.status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: JSON.stringify(result),
  };
}

/**
 * One route of a tenant: log → problems → tenant → origin → actor → rate → input → operation.
 * The order is the same for all, so it is written once.
 */
export function httpHandler<T extends Route>(
  route: T,
  operation: (ctx: Context, input: InputOf<T>) => Promise<OutputOf<T>>,
): HttpHandlerFor {
  return (edge) => {
    const handle = async (event: HttpEvent, context: LambdaContext & Carrying) => {
      const { ctx } = found({ context });
      if (ctx === undefined) throw new Error('The handler runs after withActor');
      const input = parseInput(route, event, (event.pathParameters ?? {}) as Record<string, string>);
      const call = { operationId: route.operationId, key: event.headers['idempotency-key'], input };
      const result = await runOnce(ctx, call, (once) => operation(once, input as InputOf<T>));
      return answerOf(route, result);
    };
    const steps = [
      withLog(edge, route.operationId),
      toProblem(edge),
      withTenant(edge),
      sameOrigin(),
      withActor(edge, route),
      withRateLimit(edge, route),
    ];
    // middy types a request by event and result; ours is the narrower `Passing`.
    const chain = middy()
      .use(steps as unknown as MiddlewareObj[])
      .handler(handle as never);
    return chain;
  };
}
