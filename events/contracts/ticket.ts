import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { ticketOriginSchema, ticketPrioritySchema, ticketStatusSchema } from '#shared/model/ticket.ts';
import { defineEvent } from './define-event.ts';

const ticket = {
  ticketId: idSchema('ticket'),
  number: z.string(),
  questionId: idSchema('question'),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  /** The asker. */
  authorId: idSchema('member'),
  title: z.string(),
  priority: ticketPrioritySchema,
  /** The ticket's version then: what comes late and is older than what a receiver has can be left alone. */
  ticketVersion: z.int(),
};

export const TicketOpened = defineEvent(
  'ticket.opened',
  1,
  z.object({
    ...ticket,
    reason: z.enum(['clock', 'button']),
    /** Who works the desk of this space and is told. */
    memberIds: z.array(idSchema('member')).max(20),
  }),
);

/** `origin` tells a CRM its own changes from those of others, so that nothing goes round in a circle. */
export const TicketUpdated = defineEvent(
  'ticket.updated',
  1,
  z.object({
    ...ticket,
    status: ticketStatusSchema,
    assigneeId: idSchema('member').optional(),
    externalId: z.string().optional(),
    /** Names of the fields that changed. */
    changed: z.array(z.string()),
    origin: ticketOriginSchema,
  }),
);

export const TicketSolved = defineEvent(
  'ticket.solved',
  1,
  z.object({
    ...ticket,
    answerId: idSchema('answer').optional(),
    externalId: z.string().optional(),
    origin: ticketOriginSchema,
  }),
);
