/** Where a reader of the other kind looks for its beginning. */
const HEAD_BYTES = 1_024;
const MARKUP = /<(?:html|head|body|script|svg|iframe|!doctype|\?php|\?xml)/iu;
/** End record of a ZIP: 22 bytes and a comment of at most 65,535, at the end of the file. */
const ZIP_END_BYTES = 22;
const ZIP_COMMENT_BYTES = 65_535;

const ascii = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** `GIF89a/*…` is a picture and, up to its last line, a comment of a script; the same goes for the first part of a JPEG. */
function opensScriptComment(bytes: Uint8Array, type: string): boolean {
  const start = ascii(bytes.subarray(0, 12));
  if (type === 'image/gif') return /^GIF8[79]a(?:\/[*/]|=|`)/u.test(start);
  return type === 'image/jpeg' && start.startsWith('\xFF\xD8\xFF\xE0/*');
}

/** A WebP says its own length; one that goes on afterwards is also something else. */
function hasWrongLength(bytes: Uint8Array, type: string): boolean {
  if (type !== 'image/webp' || bytes.length < 12) return false;
  const said = new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8;
  return bytes.length > said + 1;
}

/** A ZIP (and so a JAR) is read from its end, whatever stands before it. */
function endsAsArchive(bytes: Uint8Array): boolean {
  const tail = bytes.subarray(-(ZIP_END_BYTES + ZIP_COMMENT_BYTES));
  const text = ascii(tail);
  for (
    let place = text.lastIndexOf('PK\x05\x06');
    place >= 0;
    place = text.lastIndexOf('PK\x05\x06', place - 1)
  ) {
    const commentLength = (tail[place + 20] ?? 0) + (tail[place + 21] ?? 0) * 256;
    if (place + ZIP_END_BYTES + commentLength === tail.length) return true;
    if (place === 0) break;
  }
  return false;
}

/** Whether a file of an allowed binary type could also be read as a page, a script or an archive. */
export function findAmbiguity(bytes: Uint8Array, type: string): boolean {
  const head = ascii(bytes.subarray(0, HEAD_BYTES));
  // Readers look for a PDF anywhere in the first KB; a real one starts at once.
  const isLatePdf = type === 'application/pdf' && !head.startsWith('%PDF-');
  return (
    isLatePdf ||
    MARKUP.test(head) ||
    opensScriptComment(bytes, type) ||
    hasWrongLength(bytes, type) ||
    endsAsArchive(bytes)
  );
}
