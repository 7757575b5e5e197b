import { idSchema, type Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { mayEnterSpace } from '../policy.ts';
import { actorOfMember } from './actor-of-member.ts';
import { memberEntity, membersNamed } from './member.entity.ts';

/** Names typed after `@` that are looked up; each is one small query. Ids from the editor cost one call together. */
const MOST_NAMES = 5;

const isMemberId = (mention: string): mention is Id<'member'> =>
  idSchema('member').safeParse(mention).success;

/** `dana.levi` stands for Dana Levi when there is exactly one. */
async function membersOfName(ctx: Context, typed: string) {
  const found = await ctx.table.page(membersNamed(typed.replace(/[._-]+/g, ' ')), { limit: 2 });
  return found.items.length === 1 ? found.items : [];
}

/**
 * The members whom a text names and who may read it where it stands; never its writer.
 * @param mentions as `renderMarkdown` found them: member ids and typed names in lower case
 */
export async function findMentioned(
  ctx: Context,
  mentions: readonly string[],
  space: SpaceItem,
): Promise<Id<'member'>[]> {
  const ids = mentions.filter(isMemberId);
  const names = mentions.filter((mention) => !isMemberId(mention)).slice(0, MOST_NAMES);
  const found = await Promise.all([
    ctx.table.getMany(
      memberEntity,
      ids.map((id) => ({ id })),
    ),
    ...names.map((name) => membersOfName(ctx, name)),
  ]);
  const writer = ctx.actor.type === 'member' ? ctx.actor.memberId : undefined;
  const actors = found
    .flat()
    .map(actorOfMember)
    .filter((actor) => actor !== undefined);
  const readers = actors.filter((actor) => actor.memberId !== writer && mayEnterSpace(actor, space));
  return [...new Set(readers.map(({ memberId }) => memberId))];
}
