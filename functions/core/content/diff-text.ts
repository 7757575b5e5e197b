import { diffArrays } from 'diff';

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Beyond so many changes the search takes over 200 ms, and a reader no longer sees what became of a sentence. */
const MAX_CHANGED_WORDS = 700;
const MAX_CHANGED_LINES = 700;

/** Words, blanks and signs one by one. Works for Hebrew too, and never cuts an emoji. */
function wordsOf(text: string): string[] {
  return Array.from(
    new Intl.Segmenter('en', { granularity: 'word' }).segment(text),
    ({ segment }) => segment,
  );
}

function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/u);
}

function diffPieces(before: string[], after: string[], maxEditLength: number): DiffPart[] | undefined {
  const changes = diffArrays(before, after, { maxEditLength });
  return changes?.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/**
 * What changed between two versions of a text, word by word; line by line when very much did, and as a whole when
 * hardly anything stayed. All parts but the added ones are `before`, all but the removed ones are `after`.
 */
export function diffText(before: string, after: string): DiffPart[] {
  const parts = diffPieces(wordsOf(before), wordsOf(after), MAX_CHANGED_WORDS) ??
    diffPieces(linesOf(before), linesOf(after), MAX_CHANGED_LINES) ?? [
      { kind: 'removed' as const, text: before },
      { kind: 'added' as const, text: after },
    ];
  return parts.filter(({ text }) => text !== '');
}
