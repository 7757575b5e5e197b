import { forbidden, notFound, unauthenticated } from '#shared/errors.ts';
import { roleAllows, type Permission } from '#shared/permissions.ts';
import type { Id } from '#shared/ids.ts';
import type { Actor, Context, MemberContext } from './context.ts';
import { findSpace, structureOf, type SpaceItem } from './communities/structure.ts';

/** Rights that are open to a visitor in a public space. */
const OPEN_TO_VISITORS: readonly Permission[] = ['post.read'];
const RANKS = ['guest', 'member', 'expert', 'moderator', 'admin', 'owner'] as const;

/**
 * Whether an actor may enter a space. The one decision about access to content: page, list, feed,
 * sitemap, notification and export ask here.
 */
export function mayEnterSpace(actor: Actor, space: SpaceItem): boolean {
  if (actor.type === 'system' || space.access === 'public') return true;
  if (actor.type === 'visitor') return false;
  if (roleAllows(actor.role, 'space.manage')) return true;
  if (space.access === 'members') return actor.role !== 'guest';
  return space.groupIds.some((groupId) => actor.groupIds.includes(groupId));
}

/** Whether an actor has a right in a space. */
export function allows(actor: Actor, permission: Permission, space: SpaceItem): boolean {
  if (!mayEnterSpace(actor, space)) return false;
  if (actor.type === 'system') return true;
  if (actor.type === 'visitor') return OPEN_TO_VISITORS.includes(permission);
  if (permission === 'question.ask' && RANKS.indexOf(actor.role) < RANKS.indexOf(space.askRole)) return false;
  return roleAllows(actor.role, permission);
}

/** Raises `actor.unauthenticated` for a visitor. */
export function requireMember(ctx: Context): asserts ctx is MemberContext {
  if (ctx.actor.type !== 'member') throw unauthenticated();
}

/** A right that belongs to the role alone. Raises `actor.unauthenticated` or `actor.forbidden`. */
export function requirePermission(ctx: Context, permission: Permission): void {
  if (ctx.actor.type === 'system') return;
  requireMember(ctx);
  if (!roleAllows(ctx.actor.role, permission)) throw forbidden('actor.forbidden');
}

/** The space, when the actor may enter it and has the right there. A hidden space is `space.not_found`. */
export async function requireSpace(
  ctx: Context,
  spaceId: Id<'space'>,
  permission: Permission,
): Promise<SpaceItem> {
  const space = findSpace(await structureOf(ctx.table, ctx.now()), spaceId);
  if (space === undefined || !mayEnterSpace(ctx.actor, space)) throw notFound('space');
  if (allows(ctx.actor, permission, space)) return space;
  throw ctx.actor.type === 'visitor' ? unauthenticated() : forbidden('actor.forbidden');
}
