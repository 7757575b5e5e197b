import { listGroups as route } from '#shared/api/groups.ts';
import { listGroups } from '#functions/core/groups/list-groups.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listGroupsHandler = httpHandler(route, listGroups);
