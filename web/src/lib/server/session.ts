import type { RequestEvent } from '@sveltejs/kit';

type Holder = Pick<RequestEvent, 'cookies' | 'url'>;

/** `__Host-` pins the cookie to this host; a browser refuses it over plain http, where only localhost is served. */
function nameOf(url: URL): string {
  return url.protocol === 'https:' ? '__Host-session' : 'session';
}

/** The opaque token of this visitor's session, if there is one. */
export function sessionToken({ cookies, url }: Holder): string | undefined {
  return cookies.get(nameOf(url));
}

/** Keeps the token where no script can read it. */
export function keepSession({ cookies, url }: Holder, token: string, expiresAt: string): void {
  const secure = url.protocol === 'https:';
  cookies.set(nameOf(url), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure,
    expires: new Date(expiresAt),
  });
}

/** Forgets the session in this browser; the row in the table is ended by the API. */
export function dropSession({ cookies, url }: Holder): void {
  cookies.delete(nameOf(url), { path: '/', secure: url.protocol === 'https:' });
}
