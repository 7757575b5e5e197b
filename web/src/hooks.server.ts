import { randomUUID } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import type { Handle, HandleFetch, HandleServerError, ResolveOptions } from '@sveltejs/kit/hooks';
import { directionOf } from '#lib/i18n/locale.ts';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { hostKind } from '#lib/server/apex.ts';
import { decideLocale } from '#lib/server/decide-locale.ts';
import { isWithoutScript, withoutScript } from '#lib/server/page-script.ts';
import { openPolicy, securityHeaders } from '#lib/server/security-headers.ts';
import { sendToApi } from '#lib/server/send-to-api.ts';
import { themeOf } from '#lib/theme.ts';
import { defineCustomServerStrategy } from './paraglide/runtime.js';
import { paraglideMiddleware } from './paraglide/server.js';

const DECIDED = 'x-kehila-locale';
/** Kehila's own green, until a tenant's layout sets its colour. */
const OWN_SEED = '#2f4a43';

// The hook decides the language once and hands it over in a request made for this purpose only.
defineCustomServerStrategy('custom-kehila', {
  getLocale: (request) => request?.headers.get(DECIDED) ?? undefined,
});

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.requestId = randomUUID();
  event.locals.host = hostKind(event.url.hostname);
  event.locals.theme = themeOf(event.cookies.get('theme'));
  event.locals.seed = OWN_SEED;
  event.locals.locale = await decideLocale(event);
  const decided = new Request(event.url, { headers: { [DECIDED]: event.locals.locale } });
  const response = await paraglideMiddleware(decided, () =>
    resolve(event, isWithoutScript(event) ? forReading(event) : { transformPageChunk: shellOf(event) }),
  );
  for (const [name, value] of securityHeaders(event.url)) {
    // A page may be stricter: one with a secret in its address.
    if (!response.headers.has(name)) response.headers.set(name, value);
  }
  const policy = response.headers.get('content-security-policy');
  const signIn = event.route.id?.endsWith('/sign-in') === true;
  if (policy !== null) response.headers.set('content-security-policy', openPolicy(policy, { signIn }));
  response.headers.set('x-request-id', event.locals.requestId);
  return response;
};

/** Fills what `app.html` leaves open before its head; what people wrote comes later and stays as it is. */
function shellOf({ locals }: RequestEvent): (chunk: { html: string }) => string {
  return ({ html }) => {
    const { locale, theme, host, seed } = locals;
    const values: Record<string, string> = { lang: locale, dir: directionOf(locale), theme, host, seed };
    const open = html.slice(0, html.indexOf('<head>') + 1);
    const filled = open.replaceAll(/%kehila\.([a-z]+)%/g, (mark, name: string) => values[name] ?? mark);
    return filled + html.slice(open.length);
  };
}

/** No script, and none fetched ahead. */
const forReading = (event: RequestEvent): ResolveOptions => ({
  transformPageChunk: (chunk) => withoutScript(shellOf(event)(chunk)),
  preload: ({ type }) => type === 'css',
});

export const handleFetch: HandleFetch = async ({ event, request, fetch }) => {
  const url = new URL(request.url);
  if (url.origin !== event.url.origin || !url.pathname.startsWith('/api/v1/')) return await fetch(request);
  return await sendToApi(event, request);
};

export const handleError: HandleServerError = ({ kind, error, event }) => {
  const { requestId } = event.locals;
  if (error instanceof ApiProblem) {
    return {
      status: error.status,
      message: error.code,
      code: error.code,
      requestId: error.requestId ?? requestId,
    };
  }
  if (kind === 'framework') return { code: error.status === 404 ? 'page.not_found' : 'internal', requestId };
  if (kind === 'app') return { code: error.code, requestId };
  console.error(
    JSON.stringify({
      level: 'error',
      requestId,
      path: event.url.pathname,
      error: String(error),
      stack: (error as Error).stack,
    }),
  );
  return { message: 'internal', code: 'internal', requestId };
};
