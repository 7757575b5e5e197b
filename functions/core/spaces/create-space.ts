import { AppError, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createSpace as createSpaceRoute } from '#shared/api/spaces.ts';
import { MOST_SPACES } from '#shared/model/community.ts';
import { commit } from '#functions/table/commit.ts';
import { check, create } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { communityEntity, spaceEntity } from '../communities/communities.entity.ts';
import { takePathName } from '../communities/path-name-writes.ts';
import { forgetStructure, structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { nameGroups } from '../groups/name-groups.ts';
import { requirePermission } from '../policy.ts';

type Create = typeof createSpaceRoute;

/** Opens a space in a community. For those who manage spaces. */
export async function createSpace(ctx: Context, input: InputOf<Create>): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'space.manage');
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const { communityId, pathName, name, access } = input;
  if (!communities.some(({ id }) => id === communityId)) throw notFound('community');
  if (spaces.length >= MOST_SPACES) throw new AppError('space.too_many', { kind: 'limit' });
  const last = Math.max(
    0,
    ...spaces.filter((space) => space.communityId === communityId).map(({ position }) => position),
  );
  const { position = last + 1 } = input;
  const id = ctx.newId('space');
  const groupIds = [...new Set(input.groupIds)];
  const answer = await commit(ctx, {
    writes: [
      create(spaceEntity, { ...input, id, groupIds, position, createdAt: ctx.now(), version: 1 }),
      takePathName({ parentId: communityId, pathName, ownerId: id }),
      check(
        communityEntity,
        { id: communityId },
        { if: { attr: 'pk', exists: true }, failure: notFound('community') },
      ),
      ...nameGroups(groupIds),
      auditWrite(ctx, { act: 'space.created', target: id, facts: { name, pathName, access, groupIds } }),
    ],
    answer: { id },
  });
  forgetStructure(ctx.table);
  return answer;
}
