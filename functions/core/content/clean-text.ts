import { firstCharacters, removeForbidden, tidyTitle } from '#shared/model/text.ts';

function cleanLine(text: string, max: number): string {
  return firstCharacters(tidyTitle(removeForbidden(text)), max).trim();
}

/**
 * A title from elsewhere made acceptable: one line, nothing hidden or reordering, at most 150 characters. What people
 * type here is refused instead (`titleText`), because they can correct it. Empty when nothing readable is left.
 */
export function cleanTitle(text: string): string {
  return cleanLine(text, 150);
}

/** A name from elsewhere made acceptable: as `cleanTitle`, at most 80 characters. */
export function cleanName(text: string): string {
  return cleanLine(text, 80);
}

/**
 * A file's name as it is shown and offered for download: no path, nothing that a file system or a header could
 * misread, at most 100 characters, with the extension kept. `fallback` when nothing is left.
 */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? '';
  const safe = tidyTitle(removeForbidden(last.replace(/[<>:"|?*%;`$]/gu, '_'))).replace(
    /^[.\s]+|[.\s]+$/gu,
    '',
  );
  const [, stem = safe, extension = ''] = /^(.+)(\.[a-z0-9]{1,8})$/iu.exec(safe) ?? [];
  const short = firstCharacters(stem, 100 - extension.length).trim();
  return short === '' ? fallback : short + extension.toLowerCase();
}
