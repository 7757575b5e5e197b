import { splitLines, type ByteSource, type Line } from '#functions/core/import/stack-exchange/split-lines.ts';

/** Lines that stand together in the file, for one call. */
export interface Batch {
  /** The number of the first line in its file. */
  readonly firstRow: number;
  readonly lines: readonly string[];
  /** Bytes of the file up to the end of the batch. */
  readonly bytesRead: number;
  /** Lines that are no text or far too long; they stand as empty ones among `lines`. */
  readonly problems: readonly { readonly row: number; readonly code: string }[];
}

/** A batch takes a few seconds: so long is the wait for a line of progress, or for a stop. */
const MOST_LINES = 50;
/** A longer line is a batch of its own. */
const MOST_BYTES = 200_000;
/** A body is 30,000 characters at most; escaped twice, a line stays far below. */
const LONGEST_LINE_BYTES = 4 * 1_024 * 1_024;

function readText({ bytes }: Line): string | { readonly code: string } {
  if (bytes === undefined) return { code: 'import.row_too_long' };
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // Told by its number in the batch's problems.
    return { code: 'import.row_encoding' };
  }
}

/** The lines of a file in batches of at most 50 lines and 200 KB. Holds one batch at a time, however long the file is. */
export async function* readBatches(source: ByteSource): AsyncGenerator<Batch> {
  let firstRow = 1;
  let lines: string[] = [];
  let problems: { row: number; code: string }[] = [];
  let size = 0;
  let bytesRead = 0;
  const finish = (): Batch => {
    const batch = { firstRow, lines, problems, bytesRead };
    firstRow += lines.length;
    [lines, problems, size] = [[], [], 0];
    return batch;
  };
  for await (const line of splitLines(source, LONGEST_LINE_BYTES)) {
    const length = line.bytes?.length ?? 0;
    if (lines.length > 0 && (lines.length === MOST_LINES || size + length > MOST_BYTES)) yield finish();
    const text = readText(line);
    if (typeof text !== 'string') problems.push({ row: line.number, ...text });
    lines.push(typeof text === 'string' ? text : '');
    size += length;
    bytesRead += length + 1;
  }
  if (lines.length > 0) yield finish();
}
