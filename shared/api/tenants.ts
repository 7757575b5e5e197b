import * as z from 'zod';
import {
  communityKindSchema,
  localeSchema,
  seedColourSchema,
  tenantSchema,
  timeZoneSchema,
} from '../model/tenant.ts';
import { nameText } from '../model/text.ts';
import { defineRoute } from './define-route.ts';

const tag = 'tenants';
const shown = tenantSchema.pick({
  id: true,
  slug: true,
  name: true,
  locale: true,
  timeZone: true,
  seed: true,
});

export const getTenant = defineRoute({
  operationId: 'getTenant',
  summary: 'The organisation whose host this is.',
  tag,
  method: 'GET',
  path: '/tenant',
  access: 'public',
  scope: 'read',
  rate: 'read',
  response: shown.extend({
    /** Kinds of the communities this reader may enter. */
    kinds: z.array(communityKindSchema),
  }),
});

export const updateTenant = defineRoute({
  operationId: 'updateTenant',
  summary: 'Change the organisation’s name, colour, language or time zone.',
  tag,
  method: 'PATCH',
  path: '/tenant',
  access: { permission: 'tenant.manage' },
  scope: 'admin',
  rate: 'write',
  body: z.strictObject({
    name: nameText.optional(),
    seed: seedColourSchema.optional(),
    locale: localeSchema.optional(),
    timeZone: timeZoneSchema.optional(),
  }),
  response: shown,
});
