import { randomUUID } from 'node:crypto';
import { takeDone } from '#lib/server/done-cookie.ts';
import type { LayoutServerLoad } from './$types';

/** What every page needs on both kinds of host. `now` is one moment for server and browser. */
export const load: LayoutServerLoad = (event) => ({
  locale: event.locals.locale,
  theme: event.locals.theme,
  now: new Date().toISOString(),
  /** Every form that makes something sends it, so that pressing twice makes one. New after each act. */
  formKey: randomUUID(),
  done: takeDone(event),
});
