import { listRevisions as route } from '#shared/api/questions.ts';
import { listRevisions } from '#functions/core/questions/list-revisions.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listRevisionsHandler = httpHandler(route, listRevisions);
