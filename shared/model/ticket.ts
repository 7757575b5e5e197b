import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { authorSchema } from './member.ts';

/** A person moves a ticket between the first three; solving it is an act of its own and final. */
export const ticketStatusSchema = z.enum(['new', 'open', 'pending', 'solved']);
export type TicketStatus = z.infer<typeof ticketStatusSchema>;
export const ticketPrioritySchema = z.enum(['low', 'normal', 'high', 'urgent']);
export type TicketPriority = z.infer<typeof ticketPrioritySchema>;

/** Where a change came from: the desk in the product, an answer accepted in the community, or the CRM through the API. */
export const ticketOriginSchema = z.enum(['desk', 'community', 'crm']);
export type TicketOrigin = z.infer<typeof ticketOriginSchema>;
/** How a ticket reaches another system. More connectors come beside the signed webhook. */
export const connectorSchema = z.enum(['webhook']);

export const ticketRowSchema = z.object({
  id: idSchema('ticket'),
  /** What people call it, `AR-2291`: the organisation's letters and a count. */
  number: z.string(),
  questionId: idSchema('question'),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  title: z.string(),
  status: ticketStatusSchema,
  priority: ticketPrioritySchema,
  assignee: authorSchema.optional(),
  /** The clock ran out, or somebody pressed the button. */
  reason: z.enum(['clock', 'button']),
  connector: connectorSchema,
  /** The CRM's name for it. */
  externalId: z.string().optional(),
  externalUrl: z.string().optional(),
  openedAt: z.iso.datetime(),
  solvedAt: z.iso.datetime().optional(),
  solvedBy: ticketOriginSchema.optional(),
  /** The official answer, or the one accepted in the community. */
  answerId: idSchema('answer').optional(),
  version: z.int(),
});
export type TicketRow = z.infer<typeof ticketRowSchema>;

export const ticketActSchema = z.object({
  at: z.iso.datetime(),
  act: z.enum(['opened', 'changed', 'solved']),
  /** Absent when the clock or an accepted answer did it. */
  by: authorSchema.optional(),
  origin: ticketOriginSchema.optional(),
  changes: z.array(z.object({ field: z.string(), from: z.string().optional(), to: z.string().optional() })),
});
export type TicketAct = z.infer<typeof ticketActSchema>;

export const ticketSchema = z.object({ ...ticketRowSchema.shape, history: z.array(ticketActSchema) });
