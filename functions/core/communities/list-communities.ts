import type { OutputOf } from '#shared/api/define-route.ts';
import type { listCommunities as listCommunitiesRoute } from '#shared/api/communities.ts';
import type { Context } from '../context.ts';
import { mayEnterSpace } from '../policy.ts';
import { presentCommunity } from './present-community.ts';
import { structureOf } from './structure.ts';

/** The rooms this reader may enter, the older community first. For anybody; a community of hidden spaces is hidden. */
export async function listCommunities(ctx: Context): Promise<OutputOf<typeof listCommunitiesRoute>> {
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const shown = communities.map((community) => {
    const own = spaces.filter(
      (space) => space.communityId === community.id && mayEnterSpace(ctx.actor, space),
    );
    return presentCommunity(community, own, ctx.actor);
  });
  return { items: shown.filter((community) => community.spaces.length > 0 || community.can.length > 0) };
}
