import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { nameText } from './text.ts';

export const localeSchema = z.enum(['en', 'he', 'nl']);
export type Locale = z.infer<typeof localeSchema>;

export const communityKindSchema = z.enum(['customer', 'partner', 'learning', 'internal']);
export type CommunityKind = z.infer<typeof communityKindSchema>;

/** A host name part: letters, digits and single hyphens, 3 to 30 characters (RFC 1035 allows 63; short ones are typed). */
export const slugSchema = z.string().regex(/^[a-z0-9](?:-?[a-z0-9]){2,29}$/, 'slug.malformed');

/** An IANA zone this runtime knows. */
export const timeZoneSchema = z.string().refine((zone) => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}, 'time_zone.unknown');

export const emailSchema = z
  .email('email.malformed')
  .max(254, 'email.malformed')
  .transform((email) => email.toLowerCase());

/** `#rrggbb`; every other colour of the tenant is derived from it. */
export const seedColourSchema = z.string().regex(/^#[0-9a-f]{6}$/, 'colour.malformed');

export const tenantSchema = z.object({
  id: idSchema('tenant'),
  slug: slugSchema,
  name: nameText,
  locale: localeSchema,
  timeZone: timeZoneSchema,
  seed: seedColourSchema,
  status: z.enum(['provisioning', 'active', 'suspended', 'deleting']),
  createdAt: z.iso.datetime(),
});
export type Tenant = z.infer<typeof tenantSchema>;
