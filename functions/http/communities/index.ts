import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createCommunityHandler } from './create-community.ts';
import { listCommunitiesHandler } from './list-communities.ts';
import { updateCommunityHandler } from './update-community.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createCommunity: createCommunityHandler,
  listCommunities: listCommunitiesHandler,
  updateCommunity: updateCommunityHandler,
};
