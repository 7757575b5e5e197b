import { listDueNext as route } from '#shared/api/sla.ts';
import { listDueNext } from '#functions/core/sla/list-due-next.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listDueNextHandler = httpHandler(route, listDueNext);
