import { m } from '#paraglide/messages.js';

/** Who may enter a space, in words. */
export const accessWords = { public: m.access_public, members: m.access_members, groups: m.access_groups };

/** Roles, in words, from most to least. */
export const roleWords = {
  owner: m.role_owner,
  admin: m.role_admin,
  moderator: m.role_moderator,
  expert: m.role_expert,
  member: m.role_member,
  guest: m.role_guest,
};
export const roleNames = ['owner', 'admin', 'moderator', 'expert', 'member', 'guest'] as const;
