import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from '#functions/core/content/html-to-markdown.ts';
import { renderMarkdown } from '#functions/core/content/render-markdown.ts';
import { sanitizeRendered } from '#functions/core/content/sanitize-rendered.ts';
import { dangersOf } from './dangers-of.ts';
import { hostileTexts } from './hostile-texts.ts';

const PIECES = [
  ...hostileTexts,
  ...[
    '<',
    '>',
    '"',
    "'",
    '`',
    '[',
    '](',
    ')',
    '![',
    '\n',
    '\n\n',
    '> ',
    '- ',
    '    ',
    '```',
    '|',
    '\\',
    '&',
    '<!--',
    '-->',
  ],
  ...[
    '<p dir="auto">',
    '</p>',
    '<table>',
    '</table>',
    '<a href="',
    '<svg>',
    '</svg>',
    '<style>',
    '</style>',
    ' onload=',
    'שלום',
  ],
];
const mixedText = fc.array(
  fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 5 })),
  { maxLength: 12 },
);

describe('renderMarkdown on hostile text', () => {
  it.each(hostileTexts)('makes harmless HTML of %j', (text) => {
    expect(dangersOf(renderMarkdown(text).html)).toEqual([]);
    expect(dangersOf(renderMarkdown(htmlToMarkdown(text, { baseUrl: 'https://old.example/' })).html)).toEqual(
      [],
    );
  });

  it('lets nothing dangerous through, however the pieces are put together', () => {
    fc.assert(
      fc.property(mixedText, (pieces) => {
        const { html } = renderMarkdown(pieces.join(''));
        expect(dangersOf(html)).toEqual([]);
        expect(sanitizeRendered(html)).toBe(html);
      }),
      { numRuns: 300 },
    );
  });
});

describe('sanitizeRendered', () => {
  it.each(hostileTexts)('leaves nothing dangerous of %j', (text) => {
    expect(dangersOf(sanitizeRendered(text))).toEqual([]);
  });

  it('gives the same when repeated, and no script, handler, style or frame survives', () => {
    fc.assert(
      fc.property(mixedText, (pieces) => {
        const once = sanitizeRendered(pieces.join(''));
        expect(sanitizeRendered(once)).toBe(once);
        expect(dangersOf(once)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
