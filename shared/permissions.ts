import * as z from 'zod';

export const roleSchema = z.enum(['owner', 'admin', 'moderator', 'expert', 'member', 'guest']);
/** Ordered from most to least. `guest` reads and asks where a space lets guests in. */
export type Role = z.infer<typeof roleSchema>;

/**
 * What a role may do in a space it may enter. `own` rights (edit, delete, accept) are decided
 * in the rules, because they depend on who wrote the post.
 */
const RIGHTS = {
  'post.read': ['owner', 'admin', 'moderator', 'expert', 'member', 'guest'],
  'question.ask': ['owner', 'admin', 'moderator', 'expert', 'member', 'guest'],
  'post.answer': ['owner', 'admin', 'moderator', 'expert', 'member', 'guest'],
  'post.comment': ['owner', 'admin', 'moderator', 'expert', 'member', 'guest'],
  'post.vote': ['owner', 'admin', 'moderator', 'expert', 'member'],
  'post.edit_any': ['owner', 'admin', 'moderator'],
  'post.moderate': ['owner', 'admin', 'moderator'],
  'answer.accept_any': ['owner', 'admin', 'moderator', 'expert'],
  'answer.verify': ['owner', 'admin', 'moderator', 'expert'],
  'clock.read': ['owner', 'admin', 'moderator', 'expert'],
  'clock.pause': ['owner', 'admin', 'moderator', 'expert'],
  'ticket.read': ['owner', 'admin', 'moderator', 'expert'],
  'ticket.work': ['owner', 'admin', 'moderator', 'expert'],
  'ticket.escalate': ['owner', 'admin', 'moderator', 'expert'],
  'member.list': ['owner', 'admin', 'moderator', 'expert', 'member'],
  'member.invite': ['owner', 'admin', 'moderator'],
  'member.manage': ['owner', 'admin'],
  'group.manage': ['owner', 'admin'],
  'community.manage': ['owner', 'admin'],
  'space.manage': ['owner', 'admin'],
  'sla.manage': ['owner', 'admin'],
  'webhook.manage': ['owner', 'admin'],
  'token.own': ['owner', 'admin', 'moderator', 'expert', 'member'],
  'token.service': ['owner', 'admin'],
  'audit.read': ['owner', 'admin'],
  'import.run': ['owner', 'admin'],
  'tenant.manage': ['owner', 'admin'],
  'tenant.delete': ['owner'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof RIGHTS;
export const permissions = Object.keys(RIGHTS) as Permission[];
export const permissionSchema = z.enum(permissions);

/** Whether a role carries a permission, space aside. */
export function roleAllows(role: Role, permission: Permission): boolean {
  return (RIGHTS[permission] as readonly Role[]).includes(role);
}

/** Staff see the clock, the desk and tickets. */
export function isStaff(role: Role): boolean {
  return roleAllows(role, 'clock.read');
}

const RANK: Record<Role, number> = { owner: 5, admin: 4, moderator: 3, expert: 2, member: 1, guest: 0 };
/** Nobody gives a role above their own. */
export function mayGrantRole(own: Role, given: Role): boolean {
  return RANK[own] >= RANK[given] && (given !== 'owner' || own === 'owner');
}
