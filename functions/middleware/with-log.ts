import { found, type Edge, type Passing } from './edge.ts';

const SAFE_ID = /^[A-Za-z0-9_-]{8,64}$/;

/**
 * First in, last out: gives the request its ids and writes exactly one line when it ends, with who,
 * where, how long and what came of it. No address, no body, no token.
 */
export function withLog(edge: Edge, operationId: string) {
  const end = (request: Passing): void => {
    const { requestId, correlationId, startedAt, tenant, ctx } = found(request);
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
      const given = headers['x-correlation-id'];
      const correlationId = given !== undefined && SAFE_ID.test(given) ? given : requestId;
      request.context.kehila = { requestId, correlationId, startedAt: edge.clock() };
    },
    after: end,
    onError: end,
  };
}
