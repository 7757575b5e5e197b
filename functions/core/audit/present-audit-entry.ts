import type { AuditEntry } from '#shared/model/audit.ts';
import type { AuditItem } from './audit.entity.ts';

/** An entry as the wire shows it. The correlation id stays inside: it is for logs. */
export function presentAuditEntry({ id, at, actor, act, target, questionId, facts }: AuditItem): AuditEntry {
  return { id, at, actor, act, target, ...(questionId !== undefined && { questionId }), facts };
}
