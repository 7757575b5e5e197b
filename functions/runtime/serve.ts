import type { Context as LambdaContext } from 'aws-lambda';
import { notFound } from '#shared/errors.ts';
import type { Route } from '#shared/api/define-route.ts';
import type { Edge, HttpAnswer, HttpEvent } from '#functions/middleware/edge.ts';
import { problemOf } from '#functions/middleware/to-problem.ts';
import type { HttpHandler } from '#functions/middleware/http-handler.ts';
import { handlerOf, routeFinder } from './route-table.ts';

/** Serves the routes of one host. Handlers are built once per process and route. */
export function serve(edge: Edge, host: Route['host']): HttpHandler {
  const find = routeFinder(host);
  const built = new Map<string, HttpHandler>();
  return async (event: HttpEvent, context: LambdaContext): Promise<HttpAnswer> => {
    const match = find(event.requestContext.http.method, event.rawPath);
    if (match === undefined) {
      const requestId = edge.newId('event').slice(4);
      edge.log.info('request', { requestId, status: 404 });
      return problemOf(notFound('route'), requestId);
    }
    const { route, params } = match;
    const handler = built.get(route.operationId) ?? (await handlerOf(route))(edge);
    built.set(route.operationId, handler);
    return handler({ ...event, pathParameters: params }, context);
  };
}
