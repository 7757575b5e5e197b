import type { CommunityView, SpaceView } from '#shared/model/community.ts';
import { roleAllows, type Permission } from '#shared/permissions.ts';
import type { Actor } from '../context.ts';
import { allows } from '../policy.ts';
import type { CommunityItem, SpaceItem } from './structure.ts';

/** A right that belongs to the role alone, asked without raising. */
const mayAnywhere = (actor: Actor, permission: Permission): boolean =>
  actor.type === 'system' || (actor.type === 'member' && roleAllows(actor.role, permission));

function presentSpace(
  { groupIds, kind: _, ...space }: SpaceItem & { readonly kind?: string },
  actor: Actor,
): SpaceView {
  const manages = mayAnywhere(actor, 'space.manage');
  const rights = {
    ask: space.archivedAt === undefined && allows(actor, 'question.ask', { ...space, groupIds }),
    answer: allows(actor, 'post.answer', { ...space, groupIds }),
    moderate: allows(actor, 'post.moderate', { ...space, groupIds }),
    manage: manages,
  };
  const can = (Object.keys(rights) as (keyof typeof rights)[]).filter((right) => rights[right]);
  return { ...space, ...(manages && { groupIds }), can };
}

/** A community with the given spaces as the wire shows them to an actor. */
export function presentCommunity(
  community: CommunityItem,
  spaces: readonly SpaceItem[],
  actor: Actor,
): CommunityView {
  const { communityKind, ...facts } = community;
  return {
    ...facts,
    kind: communityKind,
    spaces: spaces.map((space) => presentSpace(space, actor)),
    can: mayAnywhere(actor, 'community.manage') ? ['manage'] : [],
  };
}
