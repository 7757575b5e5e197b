import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '#functions/core/content/excerpt-of.ts';
import { renderMarkdown } from '#functions/core/content/render-markdown.ts';
import { countCharacters } from '#shared/model/text.ts';

const FAMILY = '👨‍👩‍👧‍👦';
const paragraph = (text: string): string => `<p dir="auto">${text}</p>`;

describe('excerptOf', () => {
  it('gives a short text whole, without its tags', () => {
    expect(
      excerptOf('<h3 dir="auto">A</h3>\n<ul dir="ltr">\n<li dir="auto">b<br />c <em>d</em>e</li></ul>'),
    ).toBe('A b c de');
  });

  it('ends at a word with an ellipsis', () => {
    expect(excerptOf(paragraph('one two three four five'), 20)).toBe('one two three four…');
    expect(excerptOf(paragraph('x'.repeat(300)), 20)).toBe(`${'x'.repeat(19)}…`);
  });

  it('never cuts an emoji or a letter with its points', () => {
    expect(excerptOf(paragraph(FAMILY.repeat(5)), 3)).toBe(`${FAMILY.repeat(2)}…`);
    expect(excerptOf(paragraph('שָׁלוֹם'), 3)).toBe('שָׁל…');
  });

  it('leaves out letters under a tower of marks', () => {
    expect(excerptOf(paragraph(`a${'z' + '\u0301'.repeat(100)}b`))).toBe('ab');
  });

  it('shows code only when there is nothing else', () => {
    expect(excerptOf(renderMarkdown('Why?\n\n```\nlet a;\n```').html)).toBe('Why?');
    expect(excerptOf(renderMarkdown('```\nlet a;\n```').html)).toBe('let a;');
  });

  it('is never longer than asked, and whole emoji whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 60 }),
        fc.integer({ min: 2, max: 30 }),
        (text, length) => {
          const excerpt = excerptOf(paragraph(text.replace(/[<>&]/gu, '')), length);
          expect(countCharacters(excerpt)).toBeLessThanOrEqual(length);
          expect(excerpt.isWellFormed()).toBe(text.isWellFormed());
        },
      ),
    );
  });

  it('shows signs as they were written', () => {
    expect(renderMarkdown('a < b && "c" > d &amp;lt; e').excerpt).toBe('a < b && "c" > d &lt; e');
  });
});
