import { createSpace as route } from '#shared/api/spaces.ts';
import { createSpace } from '#functions/core/spaces/create-space.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createSpaceHandler = httpHandler(route, createSpace);
