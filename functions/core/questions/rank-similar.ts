import type { Id } from '#shared/ids.ts';

/**
 * Questions by how much they share with a text, the most first; of two alike the newer. A word weighs less the more
 * questions have it.
 * @param words for each word of the text, the questions that have it
 * @param needed how many words must be shared; of three or more, a single one is chance
 */
export function rankSimilar(
  words: readonly (readonly Id<'question'>[])[],
  needed = words.length >= 3 ? 2 : 1,
): Id<'question'>[] {
  const shared = new Map<Id<'question'>, { count: number; weight: number }>();
  for (const ids of words.map((found) => new Set(found))) {
    for (const id of ids) {
      const { count, weight } = shared.get(id) ?? { count: 0, weight: 0 };
      shared.set(id, { count: count + 1, weight: weight + 1 / Math.log2(1 + ids.size) });
    }
  }
  const ranked = [...shared].filter(([, { count }]) => count >= needed);
  ranked.sort(([a, { weight: one }], [b, { weight: other }]) => other - one || (a < b ? 1 : -1));
  return ranked.map(([id]) => id);
}
