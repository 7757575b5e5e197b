import { describe, expect, it } from 'vitest';
import { routes } from '#shared/api/index.ts';
import { read, sourceFiles } from './source-files.ts';

const LOCALES = ['en', 'he', 'nl'] as const;
const words = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    JSON.parse(read(`web/messages/${locale}.json`)) as Record<string, unknown>,
  ]),
);

/** Codes that operations and the steps before them raise, as they stand in the code. */
const RAISED =
  /\b(?:invalid|conflict|forbidden|unauthenticated|unavailable|AppError)\(\s*'([a-z_]+\.[a-z_]+)'/g;
/** Never shown to a person: the front door's own check, and what a consumer tells itself. */
const INSIDE = ['edge.required', 'event.already_handled'];

/** As `messageFor` looks: the code's own sentence, else the one of its reason. */
function hasWords(locale: string, code: string): boolean {
  const [noun = '', reason = ''] = code.split('.');
  return [`error_${noun}_${reason}`, `error_any_${reason}`].some(
    (name) => words[locale]?.[name] !== undefined,
  );
}

describe('words', () => {
  it('are there for every refusal a contract names', () => {
    const codes = [...new Set(Object.values(routes).flatMap(({ errors }) => errors))];
    const missing = LOCALES.flatMap((locale) =>
      codes.filter((code) => !hasWords(locale, code)).map((code) => `${locale}: ${code}`),
    );
    expect(missing).toEqual([]);
  });

  it('are there for every refusal an operation raises', () => {
    const sources = sourceFiles('functions/core', 'functions/middleware').filter((file) =>
      file.endsWith('.ts'),
    );
    const codes = new Set(
      sources.flatMap((file) => [...read(file).matchAll(RAISED)].map(([, code = '']) => code)),
    );
    expect([...codes].filter((code) => !INSIDE.includes(code) && !hasWords('en', code))).toEqual([]);
  });

  it('are the same in every language, and sorted', () => {
    const names = Object.keys(words['en'] ?? {}).filter((name) => !name.startsWith('$'));
    expect(names).toEqual([...names].sort());
    for (const locale of LOCALES)
      expect(Object.keys(words[locale] ?? {})).toEqual(Object.keys(words['en'] ?? {}));
  });
});
