/** Rows of a dump that one call takes; also bounded by size, because a call's body is 256 KB at most. */
const MOST_ROWS = 200;
const MOST_CHARACTERS = 60_000;

export interface Batch {
  /** Number of the first line in its file, beginning with 1. */
  readonly firstRow: number;
  readonly lines: readonly string[];
}

/** Cuts the text of a dump into batches of consecutive lines, in the file's order. */
export function batchesOf(text: string): readonly Batch[] {
  const batches: Batch[] = [];
  let lines: string[] = [];
  let size = 0;
  let firstRow = 1;
  text.split('\n').forEach((line, index) => {
    if (lines.length === MOST_ROWS || (lines.length > 0 && size + line.length > MOST_CHARACTERS)) {
      batches.push({ firstRow, lines });
      [lines, size, firstRow] = [[], 0, index + 1];
    }
    lines.push(line);
    size += line.length;
  });
  if (lines.length > 0) batches.push({ firstRow, lines });
  return batches;
}

export interface Tally {
  readonly questions: number;
  readonly answers: number;
  readonly already: number;
  readonly skipped: readonly { readonly row: number; readonly kind: string }[];
  /** `text` says what is wrong in the reader's language, `field` which attribute of the row it is. */
  readonly problems: readonly { readonly row: number; readonly text: string; readonly field?: string }[];
}

export const emptyTally: Tally = { questions: 0, answers: 0, already: 0, skipped: [], problems: [] };

/** What came of all batches so far. */
export function addUp(sum: Tally, next: Tally): Tally {
  return {
    questions: sum.questions + next.questions,
    answers: sum.answers + next.answers,
    already: sum.already + next.already,
    skipped: [...sum.skipped, ...next.skipped],
    problems: [...sum.problems, ...next.problems],
  };
}
