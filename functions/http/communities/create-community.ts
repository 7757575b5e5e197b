import { createCommunity as route } from '#shared/api/communities.ts';
import { createCommunity } from '#functions/core/communities/create-community.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createCommunityHandler = httpHandler(route, createCommunity);
