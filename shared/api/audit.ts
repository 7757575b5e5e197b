import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { auditEntrySchema } from '../model/audit.ts';
import { defineRoute, pageOf, paging } from './define-route.ts';

const tag = 'audit';

export const listAuditEntries = defineRoute({
  operationId: 'listAuditEntries',
  summary: 'What was done in this organisation, newest first.',
  tag,
  method: 'GET',
  path: '/audit',
  access: { permission: 'audit.read' },
  scope: 'admin',
  rate: 'read',
  query: z.strictObject({
    ...paging,
    /** Id of a question, member, space, …: only what was done to it. */
    target: z.string().max(60).optional(),
  }),
  response: pageOf(auditEntrySchema),
  errors: ['cursor.invalid'],
});

export const listQuestionTrail = defineRoute({
  operationId: 'listQuestionTrail',
  summary: 'What was done to a question, by people and by the clock, newest first. For staff.',
  tag,
  method: 'GET',
  path: '/questions/{questionId}/trail',
  access: { permission: 'clock.read' },
  scope: 'read',
  rate: 'read',
  params: z.strictObject({ questionId: idSchema('question') }),
  query: z.strictObject({ ...paging }),
  response: pageOf(auditEntrySchema),
  errors: ['question.not_found', 'cursor.invalid'],
});
