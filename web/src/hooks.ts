import type { Reroute } from '@sveltejs/kit/hooks';
import { splitLocale } from '#lib/i18n/locale.ts';

/** The browser reads the kind of host from the page; the server knows its own apex. */
function isSite(hostname: string): boolean {
  if (typeof document !== 'undefined') return document.documentElement.dataset['host'] === 'site';
  return hostname === (process.env['KEHILA_APEX'] ?? 'localhost');
}

/** A language prefix is no part of the route. Pages of the product live under `/-site`, which no community can be called. */
export const reroute: Reroute = ({ url }) => {
  const { path } = splitLocale(url.pathname);
  if (path.startsWith('/-site')) return '/-/nowhere';
  if (path === '/theme' || path === '/robots.txt') return path;
  return isSite(url.hostname) ? `/-site${path === '/' ? '' : path}` : path;
};
