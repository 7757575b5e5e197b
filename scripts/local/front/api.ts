import type { Agent } from 'node:http';
import { passableHeaders, type Part } from './edge.ts';
import { forward } from './forward.ts';

export type ApiFront = { endpoint: string; apiId: string; edgeKey: string; agent: Agent };

/**
 * Passes `/api/*` to the HTTP API, with the tenant's host in a header that proves by the edge key to be ours; on AWS
 * CloudFront does the same.
 */
export function apiPart({ endpoint, apiId, edgeKey, agent }: ApiFront): Part {
  return async (visit) => {
    const { request, url } = visit;
    if (!url.pathname.startsWith('/api/') || url.hostname === 'files.localhost') return false;
    const headers = {
      ...passableHeaders(request),
      // The emulator takes an unknown *.localhost for a bucket.
      host: new URL(endpoint).host,
      'x-kehila-host': url.hostname,
      'x-kehila-origin': url.origin,
      'x-kehila-edge': edgeKey,
      'x-forwarded-for': request.socket.remoteAddress ?? '127.0.0.1',
      'x-forwarded-proto': url.protocol.replace(':', ''),
    };
    const path = `/_aws/execute-api/${apiId}/$default${request.url ?? ''}`;
    await forward(visit, { endpoint, path, headers, agent });
    return true;
  };
}
