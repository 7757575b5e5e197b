import { listCommunities as route } from '#shared/api/communities.ts';
import { listCommunities } from '#functions/core/communities/list-communities.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listCommunitiesHandler = httpHandler(route, listCommunities);
