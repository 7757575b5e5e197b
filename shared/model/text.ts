import * as z from 'zod';

/** Moves or flips what stands around it, so one name can pass for another. Never accepted in a single line of text. */
const REORDERING = /[\u202A-\u202E\u2066-\u2069]/u;
/** Direction marks have no width but are bidirectional controls too; they arrive with text pasted from an office suite. */
const DIRECTION_MARK = /[\u061C\u200E\u200F]/gu;
/** Line ends, tab and the like are white space and become one space; all other control characters are refused. */
const CONTROL = /[\0-\x08\x0E-\x1F\x7F-\x84\x86-\x9F]/u;
const CONTROL_IN_BODY = /[\0-\x08\x0B\x0E-\x1F\x7F-\x84\x86-\x9F]/u;
/** U+FFF9-FFFB annotate, U+FFFE and U+FFFF are no characters; none of them is seen. */
const NOT_A_CHARACTER = /[\uFFF9-\uFFFB\uFFFE\uFFFF]/u;
/** Soft hyphen, zero-width space, word joiner, byte order mark, fillers: nothing to read, only to deceive. */
const ZERO_WIDTH =
  /\u034F|\u17B4|\u17B5|[\u00AD\u115F\u1160\u180E\u200B\u2060-\u2065\u206A-\u206F\u3164\uFEFF\uFFA0]/gu;
/** Scripts in which the joiners U+200C and U+200D change the form of letters: Persian, the scripts of India, Khmer, Mongolian. */
const JOINING = String.raw`\p{sc=Arab}\p{sc=Syrc}\p{sc=Deva}\p{sc=Beng}\p{sc=Guru}\p{sc=Gujr}\p{sc=Orya}\p{sc=Taml}\p{sc=Telu}\p{sc=Knda}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Khmr}\p{sc=Mong}`;
const PICTURE = String.raw`\p{Extended_Pictographic}\p{Emoji_Modifier}\uFE0F`;
/** A joiner is kept between two pictures of one emoji and after a letter of a joining script. */
const STRAY_JOINER = new RegExp(
  String.raw`(?<![${JOINING}])\u200C|\u200D(?<!(?:[${JOINING}]|[${PICTURE}](?=\u200D\p{Extended_Pictographic}))\u200D)`,
  'gu',
);
/** Tag characters spell the flags of England, Scotland and Wales; anywhere else they hide a message. */
const STRAY_TAGS = /(?<!\u{1F3F4})(?<![\u{E0020}-\u{E007F}])[\u{E0000}-\u{E007F}]+/gu;
/** Eleven marks on one letter are no writing system's; they paint over the lines above and below. */
const PILE_OF_MARKS = /\p{M}{11}/u;

const MAX_BODY_BYTES = 100_000;

/** How many characters a reader counts: an emoji made of seven code points is one, a letter with its points is one. */
export function countCharacters(text: string): number {
  // Made here, not at load: the first one costs 17 ms, every later one 0.02 ms.
  const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
}

/** Whether a reader counts more than `max` characters. Counts only when the UTF-16 length leaves a doubt. */
function isLonger(text: string, max: number): boolean {
  return text.length > max && countCharacters(text) > max;
}

/** One line: NFC, white space collapsed, no characters without width. Emoji sequences and Hebrew points stay whole. */
function tidyLine(text: string): string {
  const visible = text.replace(ZERO_WIDTH, '').replace(STRAY_JOINER, '').replace(STRAY_TAGS, '');
  return visible
    .normalize('NFC')
    .replace(/[\s\u0085]+/gu, ' ')
    .trim();
}

/** Tidied, and without direction marks: a title is shown isolated, so they have no work there. */
export function tidyTitle(text: string): string {
  return tidyLine(text.replace(DIRECTION_MARK, ''));
}

/** Whether a line holds what is never accepted in it: reordering, control characters, broken UTF-16, piles of marks. */
function hasForbiddenCharacter(text: string): boolean {
  const forbidden = [REORDERING, CONTROL, NOT_A_CHARACTER, PILE_OF_MARKS];
  return !text.isWellFormed() || forbidden.some((pattern) => pattern.test(text));
}

/** A line without what is never accepted in it. For texts from elsewhere that nobody is there to correct. */
export function removeForbidden(text: string): string {
  const patterns = [REORDERING, CONTROL, NOT_A_CHARACTER].map(({ source }) => new RegExp(source, 'gu'));
  const visible = patterns.reduce((rest, pattern) => rest.replace(pattern, ''), text.toWellFormed());
  return visible.replace(/(\p{M}{10})\p{M}+/gu, '$1');
}

/** The first `max` characters as a reader counts them; never half an emoji. */
export function firstCharacters(text: string, max: number): string {
  if (text.length <= max) return text;
  let count = 0;
  for (const { index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    if (count === max) return text.slice(0, index);
    count += 1;
  }
  return text;
}

function hasForbiddenInBody(text: string): boolean {
  return !text.isWellFormed() || CONTROL_IN_BODY.test(text) || NOT_A_CHARACTER.test(text);
}

function bounded(min: number, max: number, forbidden: (text: string) => boolean) {
  return (text: string): string | undefined => {
    if (forbidden(text)) return 'text.forbidden_character';
    if (isLonger(text, max)) return 'text.too_long';
    if (text.length < min || (text.length < min * 16 && countCharacters(text) < min)) return 'text.too_short';
    return undefined;
  };
}

/** A string that is tidied first and then judged. The issue's message is the error code; the first problem is the only one. */
function text(tidy: (value: string) => string, problemOf: (value: string) => string | undefined) {
  return z
    .string()
    .overwrite(tidy)
    .check((context) => {
      const code = problemOf(context.value);
      if (code !== undefined) context.issues.push({ code: 'custom', message: code, input: context.value });
    });
}

const hasDirectionMark = (value: string): boolean => new RegExp(DIRECTION_MARK, 'u').test(value);

/** Title of a question: 8 to 150 characters in one line. */
export const titleText = text(tidyTitle, bounded(8, 150, hasForbiddenCharacter)).meta({
  minLength: 8,
  maxLength: 150,
  description: 'One line, 8 to 150 characters as a reader counts them.',
});

/**
 * Name of a person, group, community or space: 1 to 80 characters in one line. Direction marks are refused, not
 * taken away, so that two names which look alike are never the same by surprise.
 */
export const nameText = text(
  tidyLine,
  bounded(1, 80, (value) => hasForbiddenCharacter(value) || hasDirectionMark(value)),
).meta({ minLength: 1, maxLength: 80, description: 'One line, 1 to 80 characters as a reader counts them.' });

/** What a community or a space is for: at most 500 characters, or nothing. */
export const descriptionText = text((value) => value.trim(), bounded(0, 500, hasForbiddenInBody)).meta({
  maxLength: 500,
  description: 'At most 500 characters as a reader counts them.',
});

const bodyProblem = bounded(1, 30_000, hasForbiddenInBody);
const hasNothingToSee = (value: string): boolean => tidyTitle(value) === '';

/**
 * Body in Markdown, stored as written but for line ends: 1 to 30,000 characters and at most 100,000 bytes of UTF-8
 * (with its HTML it must fit into one item of 400 KB).
 */
export const bodyText = text(
  (value) => value.replace(/\r\n?|\u2028|\u2029/gu, '\n'),
  (value) => {
    if (hasNothingToSee(value)) return 'text.too_short';
    const tooManyBytes =
      value.length > MAX_BODY_BYTES / 3 && new TextEncoder().encode(value).length > MAX_BODY_BYTES;
    return tooManyBytes ? 'text.too_long' : bodyProblem(value);
  },
).meta({
  minLength: 1,
  maxLength: 30_000,
  description: 'Markdown, 1 to 30,000 characters as a reader counts them.',
});
