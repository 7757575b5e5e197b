const NEWLINE = 0x0a;

/** A line's bytes without its end; `undefined` when it was longer than allowed and was left out. */
export interface Line {
  readonly number: number;
  readonly bytes: Uint8Array | undefined;
}

/** What a file, a request or a test gives. */
export type ByteSource = AsyncIterable<Uint8Array | string>;

/** The lines of a stream, counted from 1. Holds at most `maxBytes` and one piece of the stream, however long a line is. */
export async function* splitLines(source: ByteSource, maxBytes: number): AsyncGenerator<Line> {
  let number = 1;
  let parts: Uint8Array[] = [];
  let size = 0;
  const take = (part: Uint8Array): void => {
    size += part.length;
    if (size <= maxBytes) parts.push(part);
    else parts = [];
  };
  const finish = (): Line => {
    const line = { number, bytes: size > maxBytes ? undefined : Buffer.concat(parts) };
    number += 1;
    parts = [];
    size = 0;
    return line;
  };
  for await (const piece of source) {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end >= 0; end = bytes.indexOf(NEWLINE, start)) {
      take(bytes.subarray(start, end));
      yield finish();
      start = end + 1;
    }
    if (start < bytes.length) take(bytes.subarray(start));
  }
  if (size > 0) yield finish();
}
