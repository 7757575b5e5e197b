import { forbidden } from '#shared/errors.ts';
import { found, type Passing } from './edge.ts';

/**
 * Browsers name where a request comes from; a change asked for by another site, another tenant's
 * included, is refused whatever its content type. Programs send neither header and carry a token.
 */
export function sameOrigin() {
  return {
    before(request: Passing) {
      const { headers, requestContext } = request.event;
      if (requestContext.http.method === 'GET' || requestContext.http.method === 'HEAD') return;
      const site = headers['sec-fetch-site'];
      const from = headers['origin'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none')
        throw forbidden('request.cross_site');
      const own = found(request).origin;
      if (from !== undefined && own !== undefined && from !== own) throw forbidden('request.cross_site');
    },
  };
}
