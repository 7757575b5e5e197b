import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { bodyText } from '../model/text.ts';
import { ticketPrioritySchema, ticketRowSchema, ticketSchema, ticketStatusSchema } from '../model/ticket.ts';
import { defineRoute, pageOf, paging } from './define-route.ts';

const tag = 'tickets';
const ticketParams = z.strictObject({ ticketId: idSchema('ticket') });
const externalId = z.string().min(1).max(200);

export const listTickets = defineRoute({
  operationId: 'listTickets',
  summary:
    'Tickets in spaces the reader may enter, the oldest first. Without `status` all that are not solved.',
  tag,
  method: 'GET',
  path: '/tickets',
  access: { permission: 'ticket.read' },
  scope: 'tickets',
  rate: 'read',
  query: z.strictObject({
    ...paging,
    status: ticketStatusSchema.optional(),
    /** A member, or `nobody` for tickets that nobody has taken. */
    assigneeId: z.union([idSchema('member'), z.literal('nobody')]).optional(),
  }),
  response: pageOf(ticketRowSchema),
  errors: ['cursor.invalid'],
});

export const getTicket = defineRoute({
  operationId: 'getTicket',
  summary: 'A ticket with its history.',
  tag,
  method: 'GET',
  path: '/tickets/{ticketId}',
  access: { permission: 'ticket.read' },
  scope: 'tickets',
  rate: 'read',
  params: ticketParams,
  response: ticketSchema,
  errors: ['ticket.not_found'],
});

export const updateTicket = defineRoute({
  operationId: 'updateTicket',
  summary:
    'Assign a ticket, change its status or priority, or note what the CRM calls it. A solved ticket stays as it is.',
  tag,
  method: 'PATCH',
  path: '/tickets/{ticketId}',
  access: { permission: 'ticket.work' },
  scope: 'tickets',
  rate: 'write',
  params: ticketParams,
  body: z.strictObject({
    /** The version that was read; another one since then is a conflict that carries the ticket as it is now. */
    version: z.int().min(1),
    status: z.enum(['new', 'open', 'pending']).optional(),
    priority: ticketPrioritySchema.optional(),
    /** `null` gives it back to nobody. */
    assigneeId: idSchema('member').nullable().optional(),
    externalId: externalId.optional(),
    externalUrl: z
      .url({ protocol: /^https$/ })
      .max(2_000)
      .optional(),
  }),
  response: ticketRowSchema,
  errors: ['ticket.not_found', 'ticket.changed', 'ticket.solved', 'member.not_found'],
});

export const solveTicket = defineRoute({
  operationId: 'solveTicket',
  summary:
    'Solve a ticket: the text is posted as the official answer, the clocks stop, the ticket closes. A solved ticket answers as it did the first time and posts nothing.',
  tag,
  method: 'POST',
  path: '/tickets/{ticketId}/solve',
  access: { permission: 'ticket.work' },
  scope: 'tickets',
  rate: 'write',
  params: ticketParams,
  body: z.strictObject({ answer: bodyText, externalId: externalId.optional() }),
  response: z.object({
    id: idSchema('ticket'),
    number: z.string(),
    status: z.literal('solved'),
    questionId: idSchema('question'),
    answerId: idSchema('answer').optional(),
  }),
  errors: ['ticket.not_found', 'question.locked'],
});

export const escalateNow = defineRoute({
  operationId: 'escalateNow',
  summary: 'Open a ticket for a question by hand, without waiting for its clock.',
  tag,
  method: 'POST',
  path: '/questions/{questionId}/ticket',
  access: { permission: 'ticket.escalate' },
  scope: 'tickets',
  rate: 'write',
  params: z.strictObject({ questionId: idSchema('question') }),
  body: z.strictObject({ priority: ticketPrioritySchema.default('normal') }),
  response: ticketRowSchema,
  status: 201,
  errors: ['question.not_found', 'question.already_accepted', 'question.locked', 'ticket.exists'],
});
