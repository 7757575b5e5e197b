import { found, type Edge, type Passing } from './edge.ts';

const SAFE_ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * First in, last out: gives the request its ids and writes exactly one line when it ends, with who,
 * where, how long and what came of it. No address, no body, no token. The answer carries the request's id.
 */
export function withLog(edge: Edge, operationId: string) {
  const end = (request: Passing): void => {
    const { requestId, correlationId, startedAt, tenant, ctx } = found(request);
    if (request.response !== null)
      request.response.headers = { ...request.response.headers, 'x-request-id': requestId };
    edge.log.info('request', {
      operationId,
      requestId,
      correlationId,
      tenantId: tenant?.id,
      actor: ctx?.actor.type === 'member' ? ctx.actor.memberId : ctx?.actor.type,
      status: request.response?.statusCode,
      ms: edge.clock() - startedAt,
    });
  };
  return {
    before(request: Passing) {
      const { headers } = request.event;
      const requestId = edge.newId('event').slice(4);
      // A page's call carries the page's own id, so that one search finds both.
      const given = headers['x-correlation-id'] ?? headers['x-request-id'];
      const correlationId = given !== undefined && SAFE_ID.test(given) ? given : requestId;
      request.context.kehila = { requestId, correlationId, startedAt: edge.clock() };
    },
    after: end,
    onError: end,
  };
}
