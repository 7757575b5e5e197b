import * as z from 'zod';
import { idSchema } from '../ids.ts';

/** 25 MB: what a phone films in twenty seconds. The same for all kinds of file. */
export const MOST_UPLOAD_BYTES = 25 * 1_024 * 1_024;

/** Where a file lies until it was looked at; what is left there is forgotten after a day by a rule of the bucket. */
export const ARRIVING = 'arriving/';

export const uploadStatusSchema = z.enum(['waiting', 'ready', 'refused']);
export type UploadStatus = z.infer<typeof uploadStatusSchema>;

export const uploadSchema = z.object({
  id: idSchema('upload'),
  name: z.string(),
  type: z.string(),
  bytes: z.int(),
  status: uploadStatusSchema,
  /** Pixels, for images. */
  width: z.int().optional(),
  height: z.int().optional(),
});
export type Upload = z.infer<typeof uploadSchema>;
