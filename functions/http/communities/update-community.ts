import { updateCommunity as route } from '#shared/api/communities.ts';
import { updateCommunity } from '#functions/core/communities/update-community.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateCommunityHandler = httpHandler(route, updateCommunity);
