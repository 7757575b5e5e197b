const MOST_SHOWN = 6;

/** What a picker offers for the words typed: topics in use that have them, then the words themselves as a new one. */
export function topicOptions(
  known: readonly string[],
  chosen: readonly string[],
  wanted: string,
): readonly string[] {
  const fitting = known.filter((topic) => topic.includes(wanted) && !chosen.includes(topic));
  // What was typed whole comes first: Enter must not take a longer one for it.
  if (fitting.includes(wanted))
    return [wanted, ...fitting.filter((topic) => topic !== wanted).slice(0, MOST_SHOWN - 1)];
  const hits = fitting.slice(0, MOST_SHOWN);
  return wanted === '' ? hits : [...hits, wanted];
}
