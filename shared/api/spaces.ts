import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { pathNameSchema, spaceAccessSchema } from '../model/community.ts';
import { descriptionText, nameText } from '../model/text.ts';
import { roleSchema } from '../permissions.ts';
import { defineRoute } from './define-route.ts';

const tag = 'spaces';
const manage = { access: { permission: 'space.manage' }, scope: 'admin', rate: 'write' } as const;
const groupIds = z.array(idSchema('group')).max(50);
const position = z.int().min(0).max(10_000);

export const createSpace = defineRoute({
  ...manage,
  operationId: 'createSpace',
  summary: 'Open a space in a community.',
  tag,
  method: 'POST',
  path: '/communities/{communityId}/spaces',
  params: z.strictObject({ communityId: idSchema('community') }),
  body: z.strictObject({
    pathName: pathNameSchema,
    name: nameText,
    description: descriptionText.default(''),
    access: spaceAccessSchema,
    /** Whose members come in when access is `groups`. */
    groupIds: groupIds.default([]),
    askRole: roleSchema.default('guest'),
    /** Place in the list of spaces; the end when it is left out. */
    position: position.optional(),
  }),
  response: z.object({ id: idSchema('space') }),
  status: 201,
  errors: ['community.not_found', 'group.not_found', 'path_name.taken', 'space.too_many'],
});

export const updateSpace = defineRoute({
  ...manage,
  operationId: 'updateSpace',
  summary: 'Change a space: its name, who may enter, its place, or archive it.',
  tag,
  method: 'PATCH',
  path: '/spaces/{spaceId}',
  params: z.strictObject({ spaceId: idSchema('space') }),
  body: z.strictObject({
    version: z.int().min(1),
    pathName: pathNameSchema.optional(),
    name: nameText.optional(),
    description: descriptionText.optional(),
    access: spaceAccessSchema.optional(),
    groupIds: groupIds.optional(),
    askRole: roleSchema.optional(),
    position: position.optional(),
    /** An archived space is read, and nothing is asked in it. */
    archived: z.boolean().optional(),
  }),
  response: z.object({ id: idSchema('space'), version: z.int() }),
  errors: ['space.not_found', 'space.changed', 'group.not_found', 'path_name.taken'],
});
