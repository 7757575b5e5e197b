import * as z from 'zod';

/** Lines of a dump that one call takes; a call's body is 256 KB at most. */
export const MOST_LINES = 200;

/** The host of a Stack Exchange site; part of every imported post's source address. */
export const sourceSiteSchema = z
  .string()
  .regex(/^(?:[a-z0-9-]+\.)+[a-z]{2,}$/, 'site.malformed')
  .max(100);

/** What came of some lines. Numbers are the file's own line numbers. */
export const importedSchema = z.object({
  questions: z.int(),
  answers: z.int(),
  /** Posts that were here already: a second run finds everything so. */
  already: z.int(),
  skipped: z.array(z.object({ row: z.int(), kind: z.string() })),
  problems: z.array(z.object({ row: z.int(), code: z.string(), field: z.string().optional() })),
});
export type Imported = z.infer<typeof importedSchema>;
