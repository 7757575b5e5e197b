import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bodyText, countCharacters, nameText, tidyTitle, titleText } from '#shared/model/text.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const codesOf = (schema: typeof titleText, value: string): string[] =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

/** Nothing here may be changed: emoji of several code points, points of Hebrew, joiners of Persian and Malayalam. */
const WHOLE = [
  FAMILY,
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '❤️‍🔥',
  '👩🏻‍❤️‍💋‍👩🏻',
  '🏳️‍🌈',
  '1️⃣',
  '🇮🇱',
  'שָׁלוֹם',
  'צה״ל',
  'می‌خواهم',
  'ക്‍',
  'नमस्ते',
  "O'Brien",
  '山田',
  'نوزاد',
];

describe('titleText', () => {
  it('makes one line of what was pasted', () => {
    expect(titleText.parse('  How do I\n\tstart\u00a0 the pump? ')).toBe('How do I start the pump?');
    expect(titleText.parse('Cafe\u0301 cremá now')).toBe('Café cremá now');
  });

  it('counts characters as a reader does', () => {
    expect(titleText.parse(FAMILY.repeat(8))).toBe(FAMILY.repeat(8));
    expect(titleText.parse(FAMILY.repeat(150))).toBe(FAMILY.repeat(150));
    expect(codesOf(titleText, FAMILY.repeat(151))).toEqual(['text.too_long']);
    expect(codesOf(titleText, FAMILY.repeat(7))).toEqual(['text.too_short']);
    expect(codesOf(titleText, 'x'.repeat(151))).toEqual(['text.too_long']);
    expect(codesOf(titleText, 'a' + '\u200b'.repeat(20))).toEqual(['text.too_short']);
  });

  it.each([
    '\u202A',
    '\u202E',
    '\u2066',
    '\u2069',
    '\u0000',
    '\u001B',
    '\u007F',
    '\u009B',
    '\uFFFE',
    '\uFFF9',
    '\uD800',
  ])('refuses a title with the hidden character %j', (hidden) => {
    expect(codesOf(titleText, `How do I start${hidden} the pump?`)).toEqual(['text.forbidden_character']);
  });

  it.each([
    '\u200E',
    '\u200F',
    '\u061C',
    '\u200B',
    '\u2060',
    '\uFEFF',
    '\u00AD',
    '\u200C',
    '\u200D',
    '\u3164',
    '\u{E0041}',
  ])('takes the character %j away, which nobody sees', (hidden) => {
    expect(titleText.parse(`How do I start${hidden} the pump?`)).toBe('How do I start the pump?');
  });

  it.each(WHOLE)('keeps %s whole', (text) => {
    expect(titleText.parse(`A title with ${text} in it`)).toBe(`A title with ${text} in it`.normalize('NFC'));
  });

  it('refuses letters that carry a tower of marks', () => {
    expect(codesOf(titleText, `How do I start${'\u0301'.repeat(12)}?`)).toEqual(['text.forbidden_character']);
  });

  it('leaves nothing to tidy in what it made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const once = tidyTitle(text);
        expect(tidyTitle(once)).toBe(once);
      }),
    );
  });
});

describe('nameText', () => {
  it('accepts names of all scripts', () => {
    for (const name of WHOLE) expect(nameText.parse(name)).toBe(name.normalize('NFC'));
  });

  it.each(['\u202E', '\u2068', '\u200E', '\u200F', '\u061C'])(
    'refuses a name with the direction control %j',
    (control) => {
      expect(codesOf(nameText, `Dana${control}Levi`)).toEqual(['text.forbidden_character']);
    },
  );

  it('refuses names of nothing and names without end', () => {
    expect(codesOf(nameText, ' \u200b\u00ad ')).toEqual(['text.too_short']);
    expect(codesOf(nameText, 'x'.repeat(81))).toEqual(['text.too_long']);
    expect(nameText.parse('x')).toBe('x');
  });
});

describe('bodyText', () => {
  it('is kept as written but for line ends', () => {
    expect(bodyText.parse('a\r\n\r\n  b\u200f \t\rc\n')).toBe('a\n\n  b\u200f \t\nc\n');
  });

  it('has something to read, and at most 30,000 characters or 100,000 bytes', () => {
    expect(codesOf(bodyText, ' \n\u200b')).toEqual(['text.too_short']);
    expect(codesOf(bodyText, 'x'.repeat(30_001))).toEqual(['text.too_long']);
    expect(bodyText.parse('ש'.repeat(30_000))).toHaveLength(30_000);
    expect(codesOf(bodyText, FAMILY.repeat(5_000))).toEqual(['text.too_long']);
  });

  it('refuses control characters and broken UTF-16', () => {
    expect(codesOf(bodyText, 'a\u0000b')).toEqual(['text.forbidden_character']);
    expect(codesOf(bodyText, 'a\uD800b')).toEqual(['text.forbidden_character']);
  });
});

describe('countCharacters', () => {
  it('counts an emoji or a pointed letter as one', () => {
    expect(countCharacters(`${FAMILY}a`)).toBe(2);
    expect(countCharacters('שָׁלוֹם')).toBe(4);
  });
});
