import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { communityViewSchema, pathNameSchema, reservedPathNames } from '../model/community.ts';
import { communityKindSchema } from '../model/tenant.ts';
import { descriptionText, nameText } from '../model/text.ts';
import { defineRoute } from './define-route.ts';

const tag = 'communities';
const manage = { access: { permission: 'community.manage' }, scope: 'admin', rate: 'write' } as const;
const pathName = pathNameSchema.refine((name) => !reservedPathNames.includes(name), 'path_name.reserved');

export const listCommunities = defineRoute({
  operationId: 'listCommunities',
  summary: 'Communities and their spaces, as far as this reader may enter them.',
  tag,
  method: 'GET',
  path: '/communities',
  access: 'public',
  scope: 'read',
  rate: 'read',
  response: z.object({ items: z.array(communityViewSchema) }),
});

export const createCommunity = defineRoute({
  ...manage,
  operationId: 'createCommunity',
  summary: 'Open a community.',
  tag,
  method: 'POST',
  path: '/communities',
  body: z.strictObject({
    pathName,
    name: nameText,
    kind: communityKindSchema,
    description: descriptionText.default(''),
  }),
  response: z.object({ id: idSchema('community') }),
  status: 201,
  errors: ['path_name.taken', 'community.too_many'],
});

export const updateCommunity = defineRoute({
  ...manage,
  operationId: 'updateCommunity',
  summary: 'Change a community.',
  tag,
  method: 'PATCH',
  path: '/communities/{communityId}',
  params: z.strictObject({ communityId: idSchema('community') }),
  body: z.strictObject({
    version: z.int().min(1),
    pathName: pathName.optional(),
    name: nameText.optional(),
    kind: communityKindSchema.optional(),
    description: descriptionText.optional(),
  }),
  response: z.object({ id: idSchema('community'), version: z.int() }),
  errors: ['community.not_found', 'community.changed', 'path_name.taken'],
});
