import { render, type RenderResult } from '@testing-library/svelte';
import type { Component, ComponentProps } from 'svelte';
import { directionOf, type Locale } from '#lib/i18n/locale.ts';
import { PLACE, type PlaceNow } from '#lib/state/place.ts';
import { overwriteGetLocale } from '#paraglide/runtime.js';

/** Noon in Amsterdam, 12 November 2026. */
export const NOON = new Date('2026-11-12T11:00:00.000Z');

/** Renders a component as a page in one language would. */
export function show<C extends Component<any>>(component: C, props: ComponentProps<C>, locale: Locale = 'en'): RenderResult<C> {
  overwriteGetLocale(() => locale);
  document.documentElement.lang = locale;
  document.documentElement.dir = directionOf(locale);
  const place: PlaceNow = { locale, timeZone: 'Europe/Amsterdam', now: NOON };
  return render(component, { props, context: new Map([[PLACE, () => place]]) });
}
