import { AppError } from '#shared/errors.ts';
import type { Log } from '#functions/core/context.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { HttpAnswer, HttpEvent } from '#functions/middleware/edge.ts';
import { requireEdge } from '#functions/middleware/with-tenant.ts';
import { viewerAddress, webRequest } from './web-request.ts';
import { webAnswer } from './web-answer.ts';

/** What the built web exports. */
export interface PageServer {
  init(options: { env: Record<string, string | undefined> }): Promise<void>;
  respond(request: Request, options: { getClientAddress(): string }): Promise<Response>;
}

interface Pages {
  readonly server: PageServer;
  readonly settings: Pick<Settings, 'KEHILA_EDGE_KEY'>;
  readonly log: Log;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
}

const plain = (statusCode: number, body: string): HttpAnswer => ({
  statusCode,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

async function answer({ server, settings }: Pages, event: HttpEvent): Promise<HttpAnswer> {
  try {
    requireEdge({ settings }, event.headers['x-kehila-edge']);
  } catch (error) {
    if (error instanceof AppError) return plain(403, 'This address is reached by the front door only.\n');
    throw error;
  }
  const address = viewerAddress(event);
  const response = await server.respond(webRequest(event), { getClientAddress: () => address });
  return webAnswer(response, event.headers['accept-encoding'] ?? '');
}

/** Serves pages from events of the HTTP API. Logs one line a page, without its address: some addresses are secrets. */
export function servePages(pages: Pages): (event: HttpEvent) => Promise<HttpAnswer> {
  return async (event) => {
    const startedAt = pages.clock();
    const answered = await answer(pages, event);
    const { method } = event.requestContext.http;
    const requestId = answered.headers?.['x-request-id'];
    pages.log.info('page', {
      requestId,
      method,
      status: answered.statusCode,
      durationMs: pages.clock() - startedAt,
    });
    return answered;
  };
}
