import type { OutputOf } from '#shared/api/define-route.ts';
import type { getTenant as getTenantRoute } from '#shared/api/tenants.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { mayEnterSpace } from '../policy.ts';

/** The organisation, for anybody; the kinds are those of communities with a space the reader may enter. */
export async function getTenant(ctx: Context): Promise<OutputOf<typeof getTenantRoute>> {
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const open = new Set(
    spaces.filter((space) => mayEnterSpace(ctx.actor, space)).map(({ communityId }) => communityId),
  );
  const kinds = communities.filter(({ id }) => open.has(id)).map(({ communityKind }) => communityKind);
  const { id, slug, name, locale, timeZone, seed } = ctx.tenant;
  return { id, slug, name, locale, timeZone, seed, kinds: [...new Set(kinds)] };
}
