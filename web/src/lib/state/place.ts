import { getContext, setContext } from 'svelte';
import type { Place } from '../i18n/format.ts';

/** Language, zone and the moment the page was made, so that server and browser print the same words. */
export interface PlaceNow extends Place {
  readonly now: Date;
}

/** Key of the context; tests give it by hand. */
export const PLACE = 'kehila.place';

/** Called once by the root layout. A function, because a visitor may travel without a new page. */
export function providePlace(read: () => PlaceNow): void {
  setContext(PLACE, read);
}

/** The reader's place. Only while a component is being created. */
export function usePlace(): () => PlaceNow {
  const read = getContext<(() => PlaceNow) | undefined>(PLACE);
  if (read === undefined) throw new Error('No place: render inside the root layout');
  return read;
}
