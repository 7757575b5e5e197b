import { updateSpace as route } from '#shared/api/spaces.ts';
import { updateSpace } from '#functions/core/spaces/update-space.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateSpaceHandler = httpHandler(route, updateSpace);
