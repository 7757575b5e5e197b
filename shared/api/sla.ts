import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { dueClockSchema, policyScopeSchema, questionClockSchema } from '../model/clock.ts';
import { SlaPolicySettings } from '../model/sla-policy.ts';
import { ticketRowSchema } from '../model/ticket.ts';
import { defineRoute, noContent, pageOf, paging } from './define-route.ts';

const tag = 'sla';
const spaceParams = z.strictObject({ spaceId: idSchema('space') });
const questionParams = z.strictObject({ questionId: idSchema('question') });
const communityQuery = { communityId: idSchema('community').optional() };

/** The settings, whose they are, and their version; 0 where nothing was set yet. */
const policyAnswer = z.object({ ...SlaPolicySettings.shape, scope: policyScopeSchema, version: z.int() });
const policyChange = {
  ...SlaPolicySettings.shape,
  /** The version that was read: of this place's own policy, 0 when it has none. */
  version: z.int().min(0),
  applyToRunning: z.boolean().default(false),
};
const policyErrors = [
  'sla_policy.changed',
  'sla_policy.invalid',
  'space.not_found',
  'community.not_found',
  'group.not_found',
];

export const getSlaPolicy = defineRoute({
  operationId: 'getSlaPolicy',
  summary:
    "The policy a space's clocks keep: its own, else its community's, the organisation's or the standard one.",
  tag,
  method: 'GET',
  path: '/spaces/{spaceId}/sla-policy',
  access: { permission: 'clock.read' },
  scope: 'read',
  rate: 'read',
  params: spaceParams,
  response: policyAnswer,
  errors: ['space.not_found'],
});

export const setSlaPolicy = defineRoute({
  operationId: 'setSlaPolicy',
  summary:
    'Set the policy of a space. It holds for questions asked from now on; with `applyToRunning` the steps not done of clocks that run are planned anew, all time counted by the new policy. Durations under 15 minutes are for local mode.',
  tag,
  method: 'PUT',
  path: '/spaces/{spaceId}/sla-policy',
  access: { permission: 'sla.manage' },
  scope: 'admin',
  rate: 'write',
  params: spaceParams,
  body: z.strictObject(policyChange),
  response: policyAnswer,
  errors: policyErrors,
});

export const getDefaultSlaPolicy = defineRoute({
  operationId: 'getDefaultSlaPolicy',
  summary: 'The policy for spaces without their own, of a community or of the whole organisation.',
  tag,
  method: 'GET',
  path: '/sla-policy',
  access: { permission: 'clock.read' },
  scope: 'read',
  rate: 'read',
  query: z.strictObject(communityQuery),
  response: policyAnswer,
  errors: ['community.not_found'],
});

export const setDefaultSlaPolicy = defineRoute({
  operationId: 'setDefaultSlaPolicy',
  summary:
    'Set the policy for spaces without their own; of a community, or without `communityId` of the whole organisation.',
  tag,
  method: 'PUT',
  path: '/sla-policy',
  access: { permission: 'sla.manage' },
  scope: 'admin',
  rate: 'write',
  body: z.strictObject({ ...policyChange, ...communityQuery }),
  response: policyAnswer,
  errors: policyErrors,
});

export const getQuestionClock = defineRoute({
  operationId: 'getQuestionClock',
  summary: "A question's clocks with their steps, and its ticket. For staff.",
  tag,
  method: 'GET',
  path: '/questions/{questionId}/clock',
  access: { permission: 'clock.read' },
  scope: 'read',
  rate: 'read',
  params: questionParams,
  response: z.object({
    /** None for an imported question. */
    clocks: z.array(questionClockSchema),
    ticket: ticketRowSchema.optional(),
  }),
  errors: ['question.not_found'],
});

export const listDueNext = defineRoute({
  operationId: 'listDueNext',
  summary: 'Which questions of a community are due next, the most urgent first. For staff.',
  tag,
  method: 'GET',
  path: '/communities/{communityId}/due-next',
  access: { permission: 'clock.read' },
  scope: 'read',
  rate: 'read',
  params: z.strictObject({ communityId: idSchema('community') }),
  query: z.strictObject(paging),
  response: pageOf(dueClockSchema),
  errors: ['community.not_found', 'cursor.invalid'],
});

export const pauseClock = defineRoute({
  operationId: 'pauseClock',
  summary:
    'Wait for the asker: the clocks stand still until they comment, edit or answer, or until somebody resumes them.',
  tag,
  method: 'PUT',
  path: '/questions/{questionId}/clock/pause',
  access: { permission: 'clock.pause' },
  scope: 'moderate',
  rate: 'write',
  params: questionParams,
  response: noContent,
  status: 204,
  errors: ['question.not_found', 'clock.not_running', 'clock.never_pauses'],
});

export const resumeClock = defineRoute({
  operationId: 'resumeClock',
  summary: 'Go on with clocks that wait for the asker.',
  tag,
  method: 'DELETE',
  path: '/questions/{questionId}/clock/pause',
  access: { permission: 'clock.pause' },
  scope: 'moderate',
  rate: 'write',
  params: questionParams,
  response: noContent,
  status: 204,
  errors: ['question.not_found', 'clock.not_paused'],
});
