import { redirect } from '@sveltejs/kit';
import { safeNext } from '#lib/server/safe-next.ts';
import { themeOf } from '#lib/theme.ts';
import type { RequestHandler } from './$types';

const YEAR_SECONDS = 365 * 24 * 3_600;

/** Keeps the chosen colours in the cookie the first byte is made from. */
export const POST: RequestHandler = async ({ request, cookies, url }) => {
  const form = await request.formData();
  const chosen = form.get('theme');
  const theme = themeOf(typeof chosen === 'string' ? chosen : undefined);
  cookies.set('theme', theme, {
    path: '/',
    maxAge: YEAR_SECONDS,
    sameSite: 'lax',
    secure: url.protocol === 'https:',
  });
  redirect(303, safeNext(form.get('next')));
};
