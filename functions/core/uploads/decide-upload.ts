import { MOST_UPLOAD_BYTES } from '#shared/model/upload.ts';
import { inspectFile } from '../files/inspect-file.ts';
import type { UploadItem } from './upload.entity.ts';

type Decided =
  | { readonly isKept: true; readonly set: Partial<UploadItem> }
  | {
      readonly isKept: false;
      readonly set: Pick<UploadItem, 'status' | 'problem'> & {
        readonly problem: NonNullable<UploadItem['problem']>;
      };
    };

/** What becomes of a file that arrived: kept under what it really is, or refused with the reason. Pure. */
export async function decideUpload(
  { type, name }: UploadItem,
  file: { bytes: Uint8Array; size: number },
): Promise<Decided> {
  if (file.size > MOST_UPLOAD_BYTES)
    return { isKept: false, set: { status: 'refused', problem: 'file.too_large' } };
  const inspected = await inspectFile(file.bytes, type, name);
  if (!inspected.ok) return { isKept: false, set: { status: 'refused', problem: inspected.code } };
  const { ok: _, ...facts } = inspected;
  return { isKept: true, set: { ...facts, status: 'ready', bytes: file.size } };
}
