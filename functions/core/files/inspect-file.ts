import { fileTypeFromBuffer } from 'file-type';
import { cleanFileName } from '../content/clean-text.ts';
import { findAmbiguity } from './find-ambiguity.ts';
import { measureImage } from './measure-image.ts';

/** What may be uploaded, with the extensions such a file may carry; the first one is given when it has none. */
export const FILE_TYPES = {
  'image/png': ['.png'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/gif': ['.gif'],
  'image/webp': ['.webp'],
  'application/pdf': ['.pdf'],
  'text/plain': ['.txt', '.log', '.text'],
  'text/markdown': ['.md', '.markdown'],
  'text/csv': ['.csv'],
  'video/mp4': ['.mp4', '.m4v'],
} as const satisfies Record<string, readonly [string, ...string[]]>;
export type FileType = keyof typeof FILE_TYPES;

export type FileProblem =
  | 'file.empty'
  | 'file.type_not_allowed'
  /** The content is not what the declared type says. */
  | 'file.type_mismatch'
  /** A text that a browser would take for HTML, SVG or XML. */
  | 'file.markup'
  /** Two kinds of file at once. */
  | 'file.ambiguous'
  | 'file.image_unreadable'
  | 'file.image_too_large';

export type InspectedFile =
  | {
      readonly ok: true;
      readonly type: FileType;
      readonly name: string;
      /** Only pictures and video are shown in the page; everything else is offered for download. */
      readonly disposition: 'inline' | 'attachment';
      /** Pixels, for images. */
      readonly width?: number;
      readonly height?: number;
    }
  | { readonly ok: false; readonly code: FileProblem };

const SYNONYMS: Record<string, FileType> = {
  'image/jpg': 'image/jpeg',
  'text/x-markdown': 'text/markdown',
  'application/csv': 'text/csv',
};
/** Apple's brand of MP4, and a PNG that moves. */
const VARIANTS: Record<string, FileType> = { 'video/x-m4v': 'video/mp4', 'image/apng': 'image/png' };
const CONTROL = /[\0-\x08\x0E-\x1A\x1C-\x1F]/u;

/** The allowed type that a `Content-Type` names, without its parameters. */
export function allowedFileType(declared: string): FileType | undefined {
  const type = (declared.split(';')[0] ?? '').trim().toLowerCase();
  if (Object.hasOwn(FILE_TYPES, type)) return type as FileType;
  return Object.hasOwn(SYNONYMS, type) ? SYNONYMS[type] : undefined;
}

/** UTF-8 without control characters that does not begin as markup. `bytes` may end inside a character. */
function textProblem(bytes: Uint8Array): FileProblem | undefined {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return 'file.type_mismatch';
  }
  if (CONTROL.test(text)) return 'file.type_mismatch';
  return /^\s*<[!?/a-z]/iu.test(text) ? 'file.markup' : undefined;
}

async function binaryProblem(bytes: Uint8Array, type: FileType): Promise<FileProblem | undefined> {
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? '';
  if ((VARIANTS[found] ?? found) !== type) return 'file.type_mismatch';
  return findAmbiguity(bytes, type) ? 'file.ambiguous' : undefined;
}

function nameFor(name: string, type: FileType): string {
  const extensions: readonly [string, ...string[]] = FILE_TYPES[type];
  const clean = cleanFileName(name, `file${extensions[0]}`);
  return extensions.some((extension) => clean.toLowerCase().endsWith(extension))
    ? clean
    : clean + extensions[0];
}

/**
 * Whether an upload is what it says, and small enough to show. Pure. `bytes` is the file, or at least its first megabyte;
 * `declaredType` the type the sender gave. Images: at most 12,000 pixels a side and 40 million in all.
 */
export async function inspectFile(
  bytes: Uint8Array,
  declaredType: string,
  name: string,
): Promise<InspectedFile> {
  const type = allowedFileType(declaredType);
  if (type === undefined) return { ok: false, code: 'file.type_not_allowed' };
  if (bytes.length === 0) return { ok: false, code: 'file.empty' };
  const code = type.startsWith('text/') ? textProblem(bytes) : await binaryProblem(bytes, type);
  if (code !== undefined) return { ok: false, code };
  const disposition = /^(?:image|video)\//u.test(type) ? 'inline' : 'attachment';
  const file = { ok: true, type, name: nameFor(name, type), disposition } as const;
  if (!type.startsWith('image/')) return file;
  const size = measureImage(bytes, type);
  return 'code' in size ? { ok: false, code: size.code } : { ...file, ...size };
}
