export const locales = ['en', 'he', 'nl'] as const;
/** The languages the product speaks. */
export type Locale = (typeof locales)[number];

/** How each language calls itself. Never translated. */
export const localeNames: Record<Locale, string> = { en: 'English', he: 'עברית', nl: 'Nederlands' };

/** Whether a word, such as the first part of a path, names a language we speak. */
export function isLocale(word: string | undefined | null): word is Locale {
  return locales.some((locale) => locale === word);
}

/** Direction of writing of a language. */
export function directionOf(locale: Locale): 'ltr' | 'rtl' {
  return locale === 'he' ? 'rtl' : 'ltr';
}

/** `/nl/customers` is the page `/customers` shown in Dutch. The path without the prefix, and the language it asked for. */
export function splitLocale(pathname: string): { readonly path: string; readonly locale?: Locale } {
  const first = pathname.split('/', 2)[1];
  if (!isLocale(first)) return { path: pathname };
  return { path: pathname.slice(first.length + 1) || '/', locale: first };
}
