import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { listAuditEntriesHandler } from './list-audit-entries.ts';
import { listQuestionTrailHandler } from './list-question-trail.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  listAuditEntries: listAuditEntriesHandler,
  listQuestionTrail: listQuestionTrailHandler,
};
