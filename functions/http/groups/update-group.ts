import { updateGroup as route } from '#shared/api/groups.ts';
import { updateGroup } from '#functions/core/groups/update-group.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateGroupHandler = httpHandler(route, updateGroup);
