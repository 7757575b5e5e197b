import type { Id } from '#shared/ids.ts';
import { ARRIVING } from '#shared/model/upload.ts';

/** Where a browser may write, for ten minutes and again and again: never served, and gone after a day. */
export const arrivingKey = (id: Id<'upload'>): string => `${ARRIVING}${id}`;
/** Where a file is kept once it was looked at. Nobody outside can write here. */
export const keptKey = (id: Id<'upload'>): string => `files/${id}`;
