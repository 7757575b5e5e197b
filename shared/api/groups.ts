import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { groupSchema } from '../model/member.ts';
import { nameText } from '../model/text.ts';
import { defineRoute, noContent } from './define-route.ts';

const tag = 'groups';
const manage = { access: { permission: 'group.manage' }, scope: 'admin', rate: 'write' } as const;
const groupParams = z.strictObject({ groupId: idSchema('group') });

export const listGroups = defineRoute({
  operationId: 'listGroups',
  summary: 'Groups of members, by name. For those who invite people.',
  tag,
  method: 'GET',
  path: '/groups',
  access: { permission: 'member.invite' },
  scope: 'read',
  rate: 'read',
  response: z.object({ items: z.array(groupSchema) }),
});

export const createGroup = defineRoute({
  ...manage,
  operationId: 'createGroup',
  summary: 'Make a group of members.',
  tag,
  method: 'POST',
  path: '/groups',
  body: z.strictObject({ name: nameText }),
  response: z.object({ id: idSchema('group') }),
  status: 201,
  errors: ['group.name_taken', 'group.too_many'],
});

export const updateGroup = defineRoute({
  ...manage,
  operationId: 'updateGroup',
  summary: 'Give a group another name.',
  tag,
  method: 'PATCH',
  path: '/groups/{groupId}',
  params: groupParams,
  body: z.strictObject({ version: z.int().min(1), name: nameText }),
  response: z.object({ id: idSchema('group'), version: z.int() }),
  errors: ['group.not_found', 'group.changed', 'group.name_taken'],
});

export const deleteGroup = defineRoute({
  ...manage,
  operationId: 'deleteGroup',
  summary: 'Delete a group that no space lets in.',
  tag,
  method: 'DELETE',
  path: '/groups/{groupId}',
  params: groupParams,
  response: noContent,
  status: 204,
  errors: ['group.not_found', 'group.in_use'],
});
