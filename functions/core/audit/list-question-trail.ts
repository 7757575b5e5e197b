import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listQuestionTrail as listQuestionTrailRoute } from '#shared/api/audit.ts';
import type { Context } from '../context.ts';
import { requireQuestion } from '../questions/load-question.ts';
import { auditEntriesOf } from './audit.entity.ts';
import { presentAuditEntry } from './present-audit-entry.ts';

type List = typeof listQuestionTrailRoute;

/** What was done to a question, its posts, its clock and its ticket. For staff who may enter its space. */
export async function listQuestionTrail(
  ctx: Context,
  { questionId, ...request }: InputOf<List>,
): Promise<OutputOf<List>> {
  await requireQuestion(ctx, questionId, 'clock.read');
  const { items, ...rest } = await ctx.table.page(auditEntriesOf(questionId), request);
  return { items: items.map(presentAuditEntry), ...rest };
}
