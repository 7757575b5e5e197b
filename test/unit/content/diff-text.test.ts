import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText } from '#functions/core/content/diff-text.ts';

const side = (before: string, after: string, left: 'removed' | 'added'): string =>
  diffText(before, after)
    .filter(({ kind }) => kind === 'same' || kind === left)
    .map(({ text }) => text)
    .join('');

describe('diffText', () => {
  it('shows which words changed', () => {
    expect(diffText('The quick fox runs.', 'The slow fox runs!')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'quick' },
      { kind: 'added', text: 'slow' },
      { kind: 'same', text: ' fox runs' },
      { kind: 'removed', text: '.' },
      { kind: 'added', text: '!' },
    ]);
  });

  it('takes Hebrew word by word and emoji as one', () => {
    expect(diffText('שלום עולם 👨‍👩‍👧', 'שלום לעולם 👨‍👩‍👦')).toEqual([
      { kind: 'same', text: 'שלום ' },
      { kind: 'removed', text: 'עולם' },
      { kind: 'added', text: 'לעולם' },
      { kind: 'same', text: ' ' },
      { kind: 'removed', text: '👨‍👩‍👧' },
      { kind: 'added', text: '👨‍👩‍👦' },
    ]);
  });

  it('says of equal texts that nothing changed, and of two empty ones nothing', () => {
    expect(diffText('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(diffText('', '')).toEqual([]);
  });

  it('compares lines when nearly all words changed, and gives up when all lines did', () => {
    const words = (seed: string): string =>
      Array.from({ length: 2_000 }, (_, place) => `${seed}${place}`).join(' ');
    expect(diffText(`same\n${words('a')}`, `same\n${words('b')}`).map(({ kind }) => kind)).toEqual([
      'same',
      'removed',
      'added',
    ]);
    const lines = (seed: string): string => words(seed).replaceAll(' ', '\n');
    expect(diffText(lines('a'), lines('b')).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('always holds both texts whole', () => {
    const words = fc
      .array(fc.constantFrom('a', 'b ', '\n', '👍🏽', 'שלום', '. '), { maxLength: 40 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(words, words, (before, after) => {
        expect(side(before, after, 'removed')).toBe(before);
        expect(side(before, after, 'added')).toBe(after);
      }),
    );
  });
});
