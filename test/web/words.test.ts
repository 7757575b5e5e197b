import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { messageFor } from '#lib/i18n/message-for.ts';
import { locales, splitLocale } from '#lib/i18n/locale.ts';
import { routes } from '#shared/api/index.ts';

type Words = Record<string, string | { match: Record<string, string> }[]>;
const wordsOf = (locale: string): Words =>
  JSON.parse(readFileSync(`${import.meta.dirname}/../../web/messages/${locale}.json`, 'utf8')) as Words;
const inputsOf = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('messages', () => {
  it('exist in all three languages', () => {
    const [en, ...others] = locales.map((locale) => Object.keys(wordsOf(locale)).sort());
    for (const other of others) expect(other).toEqual(en);
  });

  it('name the same facts in all three languages', () => {
    const en = wordsOf('en');
    for (const locale of ['he', 'nl']) {
      const words = wordsOf(locale);
      const differing = Object.keys(en).filter((key) => {
        const [a, b] = [en[key], words[key]];
        return typeof a === 'string' && (typeof b !== 'string' || inputsOf(a).join() !== inputsOf(b).join());
      });
      expect(differing).toEqual([]);
    }
  });

  it('have a sentence for every error a route declares', () => {
    const codes = new Set(Object.values(routes).flatMap(({ errors }) => errors));
    const general = messageFor('internal', 'he');
    expect([...codes].filter((code) => messageFor(code, 'he') === general)).toEqual([]);
  });
});

describe('splitLocale', () => {
  it.each([
    ['/nl/customers', '/customers', 'nl'],
    ['/he', '/', 'he'],
    ['/english', '/english', undefined],
  ])('reads %s', (pathname, path, locale) => {
    expect(splitLocale(pathname)).toEqual(locale === undefined ? { path } : { path, locale });
  });
});
