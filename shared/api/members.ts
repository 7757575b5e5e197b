import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { memberSchema, memberViewSchema } from '../model/member.ts';
import { topicSchema } from '../model/question.ts';
import { roleSchema } from '../permissions.ts';
import { defineRoute, pageOf, paging } from './define-route.ts';

const tag = 'members';
const memberParams = z.strictObject({ memberId: idSchema('member') });

export const listMembers = defineRoute({
  operationId: 'listMembers',
  summary: 'Members by name. Addresses, and those who are not active, are for those who manage members.',
  tag,
  method: 'GET',
  path: '/members',
  access: { permission: 'member.list' },
  scope: 'read',
  rate: 'read',
  query: z.strictObject({
    ...paging,
    /** First letters of the name. */
    prefix: z.string().trim().max(80).default(''),
  }),
  response: pageOf(memberViewSchema),
  errors: ['cursor.invalid'],
});

export const getMember = defineRoute({
  operationId: 'getMember',
  summary: 'A member.',
  tag,
  method: 'GET',
  path: '/members/{memberId}',
  access: { permission: 'member.list' },
  scope: 'read',
  rate: 'read',
  params: memberParams,
  response: memberViewSchema,
  errors: ['member.not_found'],
});

export const updateMember = defineRoute({
  operationId: 'updateMember',
  summary: 'Change a member’s role, groups or topics, suspend them, or let them in again.',
  tag,
  method: 'PATCH',
  path: '/members/{memberId}',
  access: { permission: 'member.manage' },
  scope: 'admin',
  rate: 'write',
  params: memberParams,
  body: z.strictObject({
    version: z.int().min(1),
    role: roleSchema.optional(),
    groupIds: z.array(idSchema('group')).max(50).optional(),
    /** Each is an item of its own, and all change in one transaction. */
    expertTopics: z.array(topicSchema).max(20).optional(),
    suspended: z.boolean().optional(),
  }),
  response: memberSchema,
  errors: [
    'member.not_found',
    'member.changed',
    'member.role_above_own',
    'member.last_owner',
    'member.own_account',
    'member.not_active',
    'group.not_found',
  ],
});
