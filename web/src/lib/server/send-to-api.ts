import type { RequestEvent } from '@sveltejs/kit';
import { handleApiRequest } from '#functions/runtime/api-in-process.ts';
import { dropSession, sessionToken } from './session.ts';

/**
 * Answers a page's own call to `/api/v1`. A tenant's calls run in this process; the control plane, which alone may
 * create tenants, is another function and is reached over HTTP.
 */
export async function sendToApi(event: RequestEvent, request: Request): Promise<Response> {
  if (event.locals.host === 'site') return await sendToControl(event, request);
  const session = sessionToken(event);
  const caller = {
    host: event.url.hostname,
    origin: event.url.origin,
    clientAddress: event.getClientAddress(),
  };
  request.headers.set('x-request-id', event.locals.requestId);
  if (session === undefined) return await handleApiRequest(request, caller);
  const answer = await handleApiRequest(request, { ...caller, session });
  if (answer.status !== 401 || request.method !== 'GET') return answer;
  // The session has ended elsewhere: this browser forgets it and reads on as a visitor.
  dropSession(event);
  return await handleApiRequest(request, caller);
}

async function sendToControl(event: RequestEvent, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const target = new URL(process.env['KEHILA_CONTROL_URL'] ?? '');
  const headers = new Headers(request.headers);
  headers.set('x-kehila-host', event.url.hostname);
  headers.set('x-kehila-origin', event.url.origin);
  headers.set('x-kehila-client', event.getClientAddress());
  headers.set('x-kehila-edge', process.env['KEHILA_EDGE_KEY'] ?? '');
  headers.set('x-request-id', event.locals.requestId);
  const body = request.method === 'GET' ? null : await request.text();
  const base = `${target.origin}${target.pathname.replace(/\/$/, '')}`;
  return await fetch(`${base}${pathname}${search}`, { method: request.method, headers, body });
}
