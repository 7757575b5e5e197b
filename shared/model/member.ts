import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { roleSchema } from '../permissions.ts';
import { nameText } from './text.ts';
import { localeSchema, timeZoneSchema } from './tenant.ts';

/** `unclaimed`: wrote something that was imported, and has not signed in yet. */
export const memberStatusSchema = z.enum(['active', 'invited', 'unclaimed', 'suspended']);

export const memberSchema = z.object({
  id: idSchema('member'),
  name: nameText,
  email: z.string().optional(),
  role: roleSchema,
  status: memberStatusSchema,
  groupIds: z.array(idSchema('group')),
  /** Topics this member answers; the ladder asks them at 50 %. */
  expertTopics: z.array(z.string()),
  locale: localeSchema,
  timeZone: timeZoneSchema,
  joinedAt: z.iso.datetime(),
  version: z.int(),
});
export type Member = z.infer<typeof memberSchema>;

/** How a member is shown beside what they wrote. */
export const authorSchema = z.object({
  id: idSchema('member'),
  name: z.string(),
  /** Staff of the organisation carry its mark. */
  isStaff: z.boolean(),
});
export type Author = z.infer<typeof authorSchema>;

export const groupSchema = z.object({
  id: idSchema('group'),
  name: nameText,
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type Group = z.infer<typeof groupSchema>;

/** A member as another member sees them; address, groups and settings are there for those who manage members. */
export const memberViewSchema = memberSchema
  .partial({ groupIds: true, locale: true, timeZone: true })
  .extend({
    isStaff: z.boolean(),
    /** `claim`: an author of imported posts who can be given to the person who wrote them, by `inviteMember`. */
    can: z.array(z.enum(['claim'])).optional(),
  });
export type MemberView = z.infer<typeof memberViewSchema>;
