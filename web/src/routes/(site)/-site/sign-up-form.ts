import { isLocale, type Locale } from '#lib/i18n/locale.ts';

export const kinds = ['customer', 'partner', 'learning', 'internal'] as const;
export type Kind = (typeof kinds)[number];

/** What was typed so far; carried from step to step in the form itself, so that no step needs script or a session. */
export interface SignUpForm {
  organisation: string;
  slug: string;
  locale: Locale;
  timeZone: string;
  kinds: Kind[];
  name: string;
  email: string;
}

export const emptySignUp = (locale: Locale): SignUpForm => ({
  organisation: '',
  slug: '',
  locale,
  timeZone: locale === 'he' ? 'Asia/Jerusalem' : locale === 'nl' ? 'Europe/Amsterdam' : 'Europe/London',
  kinds: ['customer'],
  name: '',
  email: '',
});

interface Reader {
  (name: string): string;
  all(name: string): string[];
}

/** The form of any step. Unknown kinds and languages are dropped; the API judges the rest. */
export function readSignUp(field: Reader): SignUpForm {
  const locale = field('locale');
  return {
    organisation: field('organisation').trim(),
    slug: field('slug').trim().toLowerCase(),
    locale: isLocale(locale) ? locale : 'en',
    timeZone: field('timeZone'),
    kinds: kinds.filter((kind) => field.all('kinds').includes(kind)),
    name: field('name').trim(),
    email: field('email').trim(),
  };
}

/** An address made from a name: Latin letters and digits, joined by hyphens. */
export function addressFrom(name: string): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return (plain.match(/[a-z0-9]+/g) ?? []).join('-').slice(0, 30).replace(/-$/, '');
}
