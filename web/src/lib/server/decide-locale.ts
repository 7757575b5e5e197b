import type { RequestEvent } from '@sveltejs/kit';
import { isLocale, splitLocale, type Locale } from '../i18n/locale.ts';
import { api } from './api.ts';

export const LOCALE_COOKIE = 'locale';
const YEAR_SECONDS = 365 * 24 * 3_600;

/**
 * The language of a page: a prefix forces one and is remembered, then what was remembered, then the tenant's own
 * (so that a crawler sees one language at one address), on the product's host the browser's.
 */
export async function decideLocale(event: RequestEvent): Promise<Locale> {
  const { locale: forced } = splitLocale(event.url.pathname);
  if (forced !== undefined) {
    rememberLocale(event, forced);
    return forced;
  }
  const remembered = event.cookies.get(LOCALE_COOKIE);
  if (isLocale(remembered)) return remembered;
  return event.locals.host === 'site' ? browserLocale(event.request) : await tenantLocale(event);
}

/** Keeps a chosen language for a year on this host. */
export function rememberLocale(event: Pick<RequestEvent, 'cookies' | 'url'>, locale: Locale): void {
  const secure = event.url.protocol === 'https:';
  event.cookies.set(LOCALE_COOKIE, locale, {
    path: '/',
    maxAge: YEAR_SECONDS,
    httpOnly: true,
    sameSite: 'lax',
    secure,
  });
}

function browserLocale(request: Request): Locale {
  const wanted = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => part.trim().slice(0, 2).toLowerCase());
  return wanted.find(isLocale) ?? 'en';
}

/** An unknown host has no language; its page says so in English. */
async function tenantLocale(event: RequestEvent): Promise<Locale> {
  try {
    return (await api(event).getTenant({})).locale;
  } catch {
    return 'en';
  }
}
