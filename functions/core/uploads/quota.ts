import type { Condition } from 'dynamodb-toolbox';
import { AppError } from '#shared/errors.ts';
import { count, type Write } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { storedBytesEntity } from './upload.entity.ts';

const KEY = { what: 'uploads' } as const;
/** Of one organisation: some 10,000 photographs. Plans can raise it. */
export const MOST_STORED_BYTES = 10 * 1_024 ** 3;

export const QUOTA_REACHED = 'upload.quota_reached';
const quotaReached = (): AppError => new AppError(QUOTA_REACHED, { kind: 'limit' });

/** Raises `upload.quota_reached` before somebody sends a file that cannot be kept. */
export async function requireRoomFor(ctx: Context, bytes: number): Promise<void> {
  const stored = await ctx.table.get(storedBytesEntity, KEY);
  if ((stored?.bytes ?? 0) + bytes > MOST_STORED_BYTES) throw quotaReached();
}

/** Counts a file that is kept; of two at once that need the last room, one fails. */
export function countBytes(bytes: number): Write {
  const room = {
    or: [
      { attr: 'bytes', exists: false },
      { attr: 'bytes', lte: MOST_STORED_BYTES - bytes },
    ],
  } as Condition;
  return count(storedBytesEntity, KEY, { add: { bytes }, if: room, failure: quotaReached() });
}
