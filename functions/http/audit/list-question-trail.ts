import { listQuestionTrail as route } from '#shared/api/audit.ts';
import { listQuestionTrail } from '#functions/core/audit/list-question-trail.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listQuestionTrailHandler = httpHandler(route, listQuestionTrail);
