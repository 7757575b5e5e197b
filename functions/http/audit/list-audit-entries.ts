import { listAuditEntries as route } from '#shared/api/audit.ts';
import { listAuditEntries } from '#functions/core/audit/list-audit-entries.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listAuditEntriesHandler = httpHandler(route, listAuditEntries);
