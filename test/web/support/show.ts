import { render, type RenderResult } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { directionOf, type Locale } from '#lib/i18n/locale.ts';
import { PLACE, type PlaceNow } from '#lib/state/place.ts';
import { overwriteGetLocale } from '#paraglide/runtime.js';

/** Noon in Amsterdam, 12 November 2026. */
export const NOON = new Date('2026-11-12T11:00:00.000Z');

/** Renders a component as a page in one language would. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- props are interfaces, which have no index signature
export function show<P extends Record<string, any>>(
  component: Component<P, object>,
  props: NoInfer<P>,
  locale: Locale = 'en',
): RenderResult<Component<P>> {
  overwriteGetLocale(() => locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const place: PlaceNow = { locale, timeZone: 'Europe/Amsterdam', now: NOON };
  const options = { props, context: new Map([[PLACE, () => place]]) };
  return render(component as Component<P>, options as never);
}
