import { readRow } from './read-row.ts';
import { FieldProblem, sourcePostOf, type SourcePost } from './source-post.ts';
import { splitLines, type ByteSource, type Line } from './split-lines.ts';

/** The longest body is 30,000 characters; escaped twice it stays far below. */
const MAX_LINE_BYTES = 4 * 1024 * 1024;

export type RowProblem =
  /** Not well-formed XML, or not a row. */
  | 'import.row_malformed'
  | 'import.row_too_long'
  /** Not UTF-8. */
  | 'import.row_encoding'
  /** An attribute is missing or is not what it should be; `field` names it. */
  | 'import.row_field';

/** `row` is the number of the line in the file, so that an editor finds it. */
export type PostReading =
  | { readonly row: number; readonly post: SourcePost }
  | { readonly row: number; readonly skipped: string }
  | { readonly row: number; readonly error: RowProblem; readonly field?: string };

function readLine({ number: row, bytes }: Line): PostReading | undefined {
  if (bytes === undefined) return { row, error: 'import.row_too_long' };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { row, error: 'import.row_encoding' };
  }
  try {
    const attributes = readRow(text);
    if (attributes === undefined) return undefined;
    const post = sourcePostOf(attributes);
    return 'skipped' in post ? { row, ...post } : { row, post };
  } catch (error) {
    if (error instanceof FieldProblem) return { row, error: 'import.row_field', field: error.field };
    return { row, error: 'import.row_malformed' };
  }
}

/**
 * The posts of a Stack Exchange dump's `Posts.xml`, one row a line, in the file's order. A broken row is told by its
 * number and the rest goes on. Memory is bounded by the longest line allowed (4 MB), not by the file.
 */
export async function* readPosts(source: ByteSource): AsyncGenerator<PostReading> {
  for await (const line of splitLines(source, MAX_LINE_BYTES)) {
    const reading = readLine(line);
    if (reading !== undefined) yield reading;
  }
}
