import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateCommunity as updateCommunityRoute } from '#shared/api/communities.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { communityEntity } from './communities.entity.ts';
import { given } from './given.ts';
import { changePathName } from './path-name-writes.ts';
import { forgetStructure } from './structure.ts';

type Update = typeof updateCommunityRoute;

/** Changes a community. For those who manage communities. Raises `community.changed` when its version is another by now. */
export async function updateCommunity(ctx: Context, input: InputOf<Update>): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'community.manage');
  const { communityId: id, version, kind, ...rest } = input;
  const community = await ctx.table.get(communityEntity, { id }, { consistent: true });
  if (community === undefined) throw notFound('community');
  if (community.version !== version) throw conflict('community.changed');
  const set = given({ ...rest, communityKind: kind });
  const { pathName } = community;
  const answer = await commit(ctx, {
    writes: [
      update(communityEntity, community, { set }),
      ...changePathName({ parentId: ctx.tenant.id, pathName, ownerId: id }, rest.pathName),
      auditWrite(ctx, { act: 'community.changed', target: id, facts: { changed: Object.keys(set) } }),
    ],
    answer: { id, version: version + 1 },
  });
  forgetStructure(ctx.table);
  return answer;
}
