import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { authorSchema } from './member.ts';

const sameAddedRemoved = z.enum(['same', 'added', 'removed']);

/** A line of a text, and in it the words that changed. */
export const diffLineSchema = z.object({
  kind: sameAddedRemoved,
  parts: z.array(z.object({ kind: sameAddedRemoved, text: z.string() })),
});
export type DiffLine = z.infer<typeof diffLineSchema>;

/** One edit of a post: who changed what into what. Title and topics are there when they changed. */
export const revisionSchema = z.object({
  id: idSchema('revision'),
  editor: authorSchema,
  at: z.iso.datetime(),
  title: z.object({ before: z.string(), after: z.string() }).optional(),
  topics: z.object({ before: z.array(z.string()), after: z.array(z.string()) }).optional(),
  /** The Markdown line by line. */
  body: z.array(diffLineSchema),
});
export type Revision = z.infer<typeof revisionSchema>;
