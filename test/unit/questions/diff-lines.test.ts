import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '#functions/core/content/diff-text.ts';
import { diffLines } from '#functions/core/questions/diff-lines.ts';
import type { DiffLine } from '#shared/model/revision.ts';

const show = ({ kind, parts }: DiffLine): string =>
  `${{ same: ' ', added: '+', removed: '-' }[kind]}${parts.map(({ text }) => text).join('')}`;
const changed = (before: string, after: string): string[] => diffLines(diffText(before, after)).map(show);

describe('diffLines', () => {
  it('shows a changed line as it was and as it is', () => {
    expect(changed('One.\nThe water is hard.\nThree.', 'One.\nThe water is soft.\nThree.')).toEqual([
      ' One.',
      '-The water is hard.',
      '+The water is soft.',
      ' Three.',
    ]);
  });

  it('leaves the neighbours of a new or removed line alone', () => {
    expect(changed('a\nb', 'a\nnew\nb')).toEqual([' a', '+new', ' b']);
    expect(changed('a\nold\nb', 'a\nb')).toEqual([' a', '-old', ' b']);
  });

  it('holds both texts whole, whatever they are', () => {
    const word = fc.constantFrom('a', 'b', 'שלום', ' ', '\n', '👩‍💻', '.');
    const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const lines = diffLines(diffText(before, after));
        const side = (without: string): string =>
          lines
            .filter(({ kind }) => kind !== without)
            .map(({ parts }) => parts.map((part) => part.text).join(''))
            .join('\n');
        expect([side('added'), side('removed')]).toEqual([before, after]);
      }),
    );
  });
});
