interface Topic {
  readonly topic: string;
}

const MOST = 5;
const SHORTEST_SHARED = 3;

/** Letters two words begin with alike; `grinders` and `grinding` share five. */
function sharedStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** How near a topic is to some words: the longest beginning that a word of each shares. */
function nearness(topic: string, words: readonly string[]): number {
  return Math.max(0, ...wordsOf(topic).flatMap((part) => words.map((word) => sharedStart(part, word))));
}

/**
 * Where to look when a search found nothing: topics that begin like a word of it, the nearest first; when there are
 * none, those most used. At most five.
 * @param topics the most used first
 */
export function nearTopics(
  topics: readonly Topic[],
  text: string,
): { readonly areNear: boolean; readonly names: readonly string[] } {
  const words = wordsOf(text);
  const measured = topics.map(({ topic }) => ({ topic, shared: nearness(topic, words) }));
  const near = measured.filter(({ shared }) => shared >= SHORTEST_SHARED);
  near.sort((a, b) => b.shared - a.shared);
  const chosen = near.length > 0 ? near : topics;
  return { areNear: near.length > 0, names: chosen.slice(0, MOST).map(({ topic }) => topic) };
}
