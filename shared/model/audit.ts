import * as z from 'zod';
import { idSchema } from '../ids.ts';

/** Who did it, with the name they had then. A system act carries the name of what ran. */
export const auditActorSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('member'), memberId: idSchema('member'), name: z.string() }),
  z.object({ type: z.literal('system'), name: z.string() }),
]);
export type AuditActor = z.infer<typeof auditActorSchema>;

/** What was true then: ids, names, numbers. Never a secret, never a text somebody wrote. */
export const auditFactsSchema = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);
export type AuditFacts = z.infer<typeof auditFactsSchema>;

export const auditEntrySchema = z.object({
  id: idSchema('audit'),
  at: z.iso.datetime(),
  actor: auditActorSchema,
  /** `noun.done`, such as `question.locked`; the pages have a sentence for each. */
  act: z.string(),
  /** Id of what it was done to. */
  target: z.string(),
  questionId: idSchema('question').optional(),
  facts: auditFactsSchema,
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;
