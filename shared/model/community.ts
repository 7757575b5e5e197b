import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { nameText } from './text.ts';
import { communityKindSchema } from './tenant.ts';
import { roleSchema } from '../permissions.ts';

/** First part of a path on the tenant's host. */
export const pathNameSchema = z.string().regex(/^[a-z0-9](?:-?[a-z0-9]){1,39}$/, 'path_name.malformed');

/** Words that are pages of their own on a tenant's host, so no community may take them. */
export const reservedPathNames = [
  'api',
  'admin',
  'desk',
  'sign-in',
  'sign-out',
  'join',
  'me',
  'people',
  'bell',
  'search',
  'live',
  'sitemap',
  'robots',
  'en',
  'he',
  'nl',
];

export const communitySchema = z.object({
  id: idSchema('community'),
  pathName: pathNameSchema,
  name: nameText,
  kind: communityKindSchema,
  description: z.string().max(500),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type Community = z.infer<typeof communitySchema>;

/** Who may enter a space: everybody on the web, every member, or members of the named groups. Staff with rights over spaces always may. */
export const spaceAccessSchema = z.enum(['public', 'members', 'groups']);
export type SpaceAccess = z.infer<typeof spaceAccessSchema>;

export const spaceSchema = z.object({
  id: idSchema('space'),
  communityId: idSchema('community'),
  pathName: pathNameSchema,
  name: nameText,
  description: z.string().max(500),
  access: spaceAccessSchema,
  groupIds: z.array(idSchema('group')).max(50),
  /** Who may ask here, beside being let in. */
  askRole: roleSchema,
  position: z.int(),
  archivedAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type Space = z.infer<typeof spaceSchema>;

/** A space as one reader sees it; its groups are there for those who manage spaces. */
export const spaceViewSchema = spaceSchema.partial({ groupIds: true }).extend({
  /** What this reader may do here. */
  can: z.array(z.enum(['ask', 'answer', 'moderate', 'manage'])),
});
export type SpaceView = z.infer<typeof spaceViewSchema>;

/** A community with the spaces this reader may enter, in their order. */
export const communityViewSchema = communitySchema.extend({
  spaces: z.array(spaceViewSchema),
  can: z.array(z.enum(['manage'])),
});
export type CommunityView = z.infer<typeof communityViewSchema>;

/** How many there may be in one organisation: all are read together, for every page. */
export const MOST_COMMUNITIES = 50;
export const MOST_SPACES = 300;
