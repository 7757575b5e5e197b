import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createGroupHandler } from './create-group.ts';
import { deleteGroupHandler } from './delete-group.ts';
import { listGroupsHandler } from './list-groups.ts';
import { updateGroupHandler } from './update-group.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createGroup: createGroupHandler,
  deleteGroup: deleteGroupHandler,
  listGroups: listGroupsHandler,
  updateGroup: updateGroupHandler,
};
