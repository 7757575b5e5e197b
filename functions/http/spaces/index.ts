import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createSpaceHandler } from './create-space.ts';
import { updateSpaceHandler } from './update-space.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createSpace: createSpaceHandler,
  updateSpace: updateSpaceHandler,
};
