import type { HttpEvent } from '#functions/middleware/edge.ts';

/** Set by gateways or by the edge for us, and no business of a page. */
const isReserved = (name: string): boolean =>
  /^x-(kehila|forwarded|amz|amzn)-|^forwarded$|^cookie$/.test(name);

/** The viewer's own address, as the edge saw it. */
export function viewerAddress({ headers, requestContext }: HttpEvent): string {
  return headers['x-kehila-client'] ?? requestContext.http.sourceIp;
}

/** The request that a viewer made, from the event that the HTTP API makes of it. The edge key must have been checked: the origin is the edge's word. */
export function webRequest(event: HttpEvent): Request {
  const { method } = event.requestContext.http;
  const headers = new Headers();
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined && !isReserved(name)) headers.set(name, value);
  }
  if (event.cookies !== undefined) headers.set('cookie', event.cookies.join('; '));
  const hasBody = event.body !== undefined && method !== 'GET' && method !== 'HEAD';
  const body = hasBody ? Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8') : null;
  return new Request(addressOf(event), { method, headers, body });
}

/** The gateway gives the path decoded: what would begin a query or a fragment is written as it was. */
function addressOf({ headers, rawPath, rawQueryString }: HttpEvent): URL {
  const path = rawPath.replace(/[?#\\]/g, encodeURIComponent);
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  return new URL(`${headers['x-kehila-origin'] ?? ''}${path}${query}`);
}
