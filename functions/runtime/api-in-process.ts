import type { Context as LambdaContext } from 'aws-lambda';
import type { HttpEvent } from '#functions/middleware/edge.ts';
import type { HttpHandler } from '#functions/middleware/http-handler.ts';
import { edgeOfProcess } from './edge-of-process.ts';
import { serve } from './serve.ts';

interface Caller {
  /** The tenant's host, without a port. */
  readonly host: string;
  /** `https://acme.example.org`, as the browser sees it. */
  readonly origin: string;
  readonly session?: string | undefined;
  readonly clientAddress: string;
}

/** Built at the first call: a page server that serves only its own host needs no tenant. */
let serving: { handler: HttpHandler; edgeKey: string } | undefined;

function served(): { handler: HttpHandler; edgeKey: string } {
  if (serving === undefined) {
    const edge = edgeOfProcess('web', process.env);
    serving = { handler: serve(edge, 'tenant'), edgeKey: edge.settings.KEHILA_EDGE_KEY };
  }
  return serving;
}

async function eventOf(request: Request, caller: Caller, edgeKey: string): Promise<HttpEvent> {
  const url = new URL(request.url);
  const text = request.method === 'GET' ? '' : await request.text();
  const headers: Record<string, string> = Object.fromEntries(request.headers);
  headers['x-kehila-edge'] = edgeKey;
  headers['x-kehila-host'] = caller.host;
  headers['x-kehila-origin'] = caller.origin;
  headers['x-kehila-client'] = caller.clientAddress;
  if (caller.session !== undefined) headers['authorization'] = `Bearer ${caller.session}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers,
    queryStringParameters: Object.fromEntries(url.searchParams),
    requestContext: { http: { method: request.method, path: url.pathname } } as HttpEvent['requestContext'],
    ...(text !== '' && { body: text }),
    isBase64Encoded: false,
  };
}

/** Calls an API route in this process: the page server's way, so that a page costs one function, not two. */
export async function handleApiRequest(request: Request, caller: Caller): Promise<Response> {
  const { handler, edgeKey } = served();
  const event = await eventOf(request, caller, edgeKey);
  const answer = await handler(event, {} as LambdaContext);
  return new Response(answer.body ?? null, {
    status: answer.statusCode ?? 200,
    headers: answer.headers as Record<string, string>,
  });
}
