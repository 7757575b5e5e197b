import { deleteGroup as route } from '#shared/api/groups.ts';
import { deleteGroup } from '#functions/core/groups/delete-group.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const deleteGroupHandler = httpHandler(route, deleteGroup);
