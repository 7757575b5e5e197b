import type { Agent } from 'node:http';
import { answerText, passableHeaders, type Part } from './edge.ts';
import { forward } from './forward.ts';

const METHODS = 'GET, HEAD, POST, PUT, OPTIONS';

/**
 * Passes everything of the host `files.localhost` to the emulator's S3 with host, path and query as they are, so
 * that signed addresses stay valid. A host of its own keeps members' files away from the app's cookies and scripts.
 */
export function filesPart({ endpoint, agent }: { endpoint: string; agent: Agent }): Part {
  return async (visit) => {
    const { request, response, url } = visit;
    if (url.hostname !== 'files.localhost') return false;
    const answer = crossOrigin(request.headers.origin, url.port);
    if (!METHODS.includes(request.method ?? '') || !isObjectPath(url.pathname)) {
      answerText(response, 404, 'There is no such file.');
    } else if (request.method === 'OPTIONS') {
      response.writeHead(204, answer).end();
    } else {
      const { authorization: _unsigned, origin: _origin, ...headers } = passableHeaders(request);
      await forward(visit, {
        endpoint,
        path: request.url ?? '/',
        headers: { ...headers, host: url.host },
        answer: {
          ...answer,
          'x-content-type-options': 'nosniff',
          'content-security-policy': "sandbox; default-src 'none'",
        },
        agent,
      });
    }
    return true;
  };
}

/** A bucket and perhaps a key; not the addresses that the emulator keeps for itself. */
function isObjectPath(path: string): boolean {
  return /^\/[a-z0-9][a-z0-9.-]{2,62}(\/|$)/.test(path);
}

/** Lets the pages of this front, and nobody else, upload and read. */
function crossOrigin(origin: string | undefined, port: string): Record<string, string> {
  const suffix = port === '' ? '' : `:${port}`;
  const ours = new RegExp(`^http://([a-z0-9-]+\\.)?localhost${suffix}$`);
  if (origin === undefined || !ours.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': 'content-type, x-amz-checksum-sha256',
    'access-control-expose-headers': 'etag',
    'access-control-max-age': '600',
    vary: 'origin',
  };
}
