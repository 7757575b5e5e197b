import { describe, expect, it } from 'vitest';
import { rankSimilar } from '#functions/core/questions/rank-similar.ts';
import { titleStems } from '#functions/core/questions/title-stems.ts';
import type { Id } from '#shared/ids.ts';

const shared = (one: string, other: string): number => {
  const known = new Set(titleStems(other).flat());
  return titleStems(one).filter((stems) => stems.some((stem) => known.has(stem))).length;
};

describe('titleStems', () => {
  it('takes forms of one word for one, in English and Dutch', () => {
    expect(shared('Cleaning the grinders', 'A clean grinder')).toBe(2);
    expect(shared('Welke machines ontkalken', 'De machine ontkalkt niet')).toBeGreaterThanOrEqual(1);
  });

  it('finds a Hebrew word under its prefix letters, and one that only looks as if it had a prefix', () => {
    expect(shared('המכונה', 'מכונה')).toBe(1);
    expect(shared('במכונה', 'המכונה')).toBe(1);
    expect(shared('מכונות', 'מכונה')).toBe(1);
    expect(shared('כלב', 'לב')).toBe(0);
  });

  it('compares letters without accents and points, and leaves out words that say nothing', () => {
    expect(shared('Café', 'cafe')).toBe(1);
    expect(shared('קָפֶה', 'קפה')).toBe(1);
    expect(titleStems('How can I do this with the')).toEqual([]);
  });

  it('is bounded for any text', () => {
    const words = Array.from({ length: 100 }, (_, n) => `word${n}`).join(' ');
    expect(titleStems(words)).toHaveLength(8);
    expect(
      Math.max(
        ...titleStems('x'.repeat(300))
          .flat()
          .map((stem) => stem.length),
      ),
    ).toBe(40);
  });
});

describe('rankSimilar', () => {
  const id = (n: number) => `qst_${n}` as Id<'question'>;

  it('puts what shares most first, and of two alike the newer', () => {
    expect(rankSimilar([[id(1), id(2)], [id(2)]])).toEqual([id(2), id(1)]);
    expect(rankSimilar([[id(1), id(2)]])).toEqual([id(2), id(1)]);
  });

  it('lets a rare word weigh more than a frequent one', () => {
    const frequent = [id(5), ...Array.from({ length: 20 }, (_, n) => id(100 + n))];
    expect(rankSimilar([[id(1)], frequent])[0]).toBe(id(1));
  });

  it('takes one shared word of three or more for chance', () => {
    expect(rankSimilar([[id(1), id(2)], [id(2)], []])).toEqual([id(2)]);
    expect(rankSimilar([[id(1)], [], []])).toEqual([]);
  });

  it('takes one shared word for enough where a person looks through the list', () => {
    expect(rankSimilar([[id(1), id(2)], [id(2)], []], 1)).toEqual([id(2), id(1)]);
  });
});
