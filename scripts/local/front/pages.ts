import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { passableHeaders, type Part } from './edge.ts';

/** What the built web exports (dist/web/server/server.js). */
export type WebServer = {
  init(options: { env: NodeJS.ProcessEnv }): Promise<void>;
  respond(request: Request, options: { getClientAddress(): string }): Promise<Response>;
};

/** Renders every page with the built web server. Its own failures are its own error pages. */
export function pagesPart(server: WebServer): Part {
  return async ({ request, response, url }) => {
    const client = request.socket.remoteAddress ?? '127.0.0.1';
    const answer = await server.respond(webRequest(request, url), { getClientAddress: () => client });
    response.statusCode = answer.status;
    for (const [name, value] of answer.headers) if (name !== 'set-cookie') response.setHeader(name, value);
    const cookies = answer.headers.getSetCookie();
    if (cookies.length > 0) response.setHeader('set-cookie', cookies);
    if (answer.body === null || request.method === 'HEAD') response.end();
    // A client that leaves in the middle is no error of ours.
    else
      await pipeline(Readable.fromWeb(answer.body as ReadableStream), response).catch(() =>
        response.destroy(),
      );
    return true;
  };
}

function webRequest(request: IncomingMessage, url: URL): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(passableHeaders(request))) {
    for (const one of [value].flat()) if (one !== undefined) headers.append(name, String(one));
  }
  const method = request.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = Readable.toWeb(request) as unknown as BodyInit;
  // Node streams a request body only when this is said; the type of its options does not know it yet.
  const init = { method, headers, body, duplex: 'half' };
  return new Request(url, init);
}
