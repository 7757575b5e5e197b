import { createGroup as route } from '#shared/api/groups.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createGroupHandler = httpHandler(route, createGroup);
