import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateSpace as updateSpaceRoute } from '#shared/api/spaces.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { spaceEntity } from '../communities/communities.entity.ts';
import { given } from '../communities/given.ts';
import { changePathName } from '../communities/path-name-writes.ts';
import { forgetStructure, type SpaceItem } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { nameGroups } from '../groups/name-groups.ts';
import { requirePermission } from '../policy.ts';

type Update = typeof updateSpaceRoute;

/** The time a space was archived stays when it is archived again. */
function archiving(
  space: SpaceItem,
  archived: boolean | undefined,
  now: string,
): { archivedAt?: string | undefined } {
  if (archived === undefined || archived === (space.archivedAt !== undefined)) return {};
  return { archivedAt: archived ? now : undefined };
}

/**
 * Changes a space: who may enter, its name and place, archived or not. For those who manage spaces; readers see it
 * within 5 seconds. Raises `space.changed` when its version is another by now.
 */
export async function updateSpace(ctx: Context, input: InputOf<Update>): Promise<OutputOf<Update>> {
  requirePermission(ctx, 'space.manage');
  const { spaceId: id, version, archived, ...rest } = input;
  const space = await ctx.table.get(spaceEntity, { id }, { consistent: true });
  if (space === undefined) throw notFound('space');
  if (space.version !== version) throw conflict('space.changed');
  const set = { ...given(rest), ...archiving(space, archived, ctx.now()) };
  const added = (rest.groupIds ?? []).filter((groupId) => !space.groupIds.includes(groupId));
  const { access, groupIds } = { ...space, ...set };
  const { communityId: parentId, pathName } = space;
  const answer = await commit(ctx, {
    writes: [
      update(spaceEntity, space, { set }),
      ...changePathName({ parentId, pathName, ownerId: id }, rest.pathName),
      ...nameGroups(added),
      auditWrite(ctx, {
        act: 'space.changed',
        target: id,
        facts: { changed: Object.keys(set), access, groupIds },
      }),
    ],
    answer: { id, version: version + 1 },
  });
  forgetStructure(ctx.table);
  return answer;
}
