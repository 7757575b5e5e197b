import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { communityKindSchema, localeSchema } from '#shared/model/tenant.ts';
import { defineEvent } from './define-event.ts';

/** An organisation can be visited: its rooms are there and its first owner may sign in. */
export const TenantCreated = defineEvent(
  'tenant.created',
  1,
  z.object({
    slug: z.string(),
    name: z.string(),
    ownerId: idSchema('member'),
    kinds: z.array(communityKindSchema),
    locale: localeSchema,
    timeZone: z.string(),
  }),
);

/** What pages show of the organisation changed; the facts that changed, as they are now. */
export const TenantUpdated = defineEvent(
  'tenant.updated',
  1,
  z.object({
    name: z.string().optional(),
    seed: z.string().optional(),
    locale: localeSchema.optional(),
    timeZone: z.string().optional(),
  }),
);
