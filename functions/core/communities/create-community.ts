import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createCommunity as createCommunityRoute } from '#shared/api/communities.ts';
import { MOST_COMMUNITIES } from '#shared/model/community.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { communityEntity } from './communities.entity.ts';
import { takePathName } from './path-name-writes.ts';
import { forgetStructure, structureOf } from './structure.ts';

type Create = typeof createCommunityRoute;

/** Opens a community, without spaces yet. For those who manage communities. */
export async function createCommunity(
  ctx: Context,
  { kind, ...input }: InputOf<Create>,
): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'community.manage');
  const { communities } = await structureOf(ctx.table, ctx.now());
  if (communities.length >= MOST_COMMUNITIES) throw new AppError('community.too_many', { kind: 'limit' });
  const id = ctx.newId('community');
  const { name, pathName } = input;
  const answer = await commit(ctx, {
    writes: [
      create(communityEntity, { id, ...input, communityKind: kind, createdAt: ctx.now(), version: 1 }),
      takePathName({ parentId: ctx.tenant.id, pathName, ownerId: id }),
      auditWrite(ctx, { act: 'community.created', target: id, facts: { name, pathName } }),
    ],
    answer: { id },
  });
  forgetStructure(ctx.table);
  return answer;
}
