import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { deviceOf } from '#lib/server/device-of.ts';
import { rememberLocale } from '#lib/server/decide-locale.ts';
import { refuse } from '#lib/server/refuse.ts';
import { safeNext } from '#lib/server/safe-next.ts';
import { keepSession } from '#lib/server/session.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import type { Pool } from '#lib/state/sign-in.ts';
import type { Actions, PageServerLoad } from './$types';

/** The local cloud speaks to browsers through our own host. */
function poolOf(origin: string): Pool {
  const env = process.env;
  const pool = {
    userPoolId: env['KEHILA_USER_POOL_ID'] ?? '',
    clientId: env['KEHILA_USER_POOL_CLIENT_ID'] ?? '',
  };
  return env['AWS_ENDPOINT_URL'] === undefined ? pool : { ...pool, endpoint: `${origin}/_cognito/` };
}

export const load: PageServerLoad = ({ url }) => ({
  bare: true,
  pool: poolOf(url.origin),
  next: safeNext(url.searchParams.get('next')),
  passwordSet: url.searchParams.has('password-set'),
});

export const actions = {
  /** Gets the ID token once, checks it in the API and keeps an opaque session instead. */
  default: async (event) => {
    const field = await typedForm(event.request);
    try {
      const device = deviceOf(event.request.headers.get('user-agent') ?? '');
      const { token, expiresAt, member } = await api(event).createSession({
        idToken: field('idToken'),
        device,
      });
      keepSession(event, token, expiresAt);
      rememberLocale(event, member.locale);
    } catch (error) {
      return refuse(event, error, { email: field('email') });
    }
    redirect(303, safeNext(field('next')));
  },
} satisfies Actions;
