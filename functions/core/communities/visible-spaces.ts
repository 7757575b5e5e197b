import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { mayEnterSpace } from '../policy.ts';
import { structureOf } from './structure.ts';

/**
 * Ids of the spaces of a community that this reader may enter. A community of which they see none, and a named space
 * that is hidden from them, are not found.
 */
export async function requireVisibleSpaces(
  ctx: Context,
  communityId: Id<'community'>,
  spaceId?: Id<'space'>,
): Promise<ReadonlySet<Id<'space'>>> {
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const visible = spaces.filter(
    (space) => space.communityId === communityId && mayEnterSpace(ctx.actor, space),
  );
  if (!communities.some(({ id }) => id === communityId) || visible.length === 0) throw notFound('community');
  if (spaceId !== undefined && !visible.some(({ id }) => id === spaceId)) throw notFound('space');
  return new Set(visible.map(({ id }) => id));
}
