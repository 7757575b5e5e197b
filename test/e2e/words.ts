import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Locale = 'en' | 'he' | 'nl';

/** The product's own words in a language, so that a journey reads the page as a person does. */
export function wordsOf(locale: Locale): (key: string) => string {
  const file = join(import.meta.dirname, `../../web/messages/${locale}.json`);
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return (key) => {
    const text = messages[key];
    if (typeof text !== 'string') throw new Error(`There is no plain message ${key} in ${locale}`);
    return text;
  };
}
