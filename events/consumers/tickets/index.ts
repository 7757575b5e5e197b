import type { Consumer } from '../define-consumer.ts';
import { closeTicket } from './close-ticket.ts';
import { moveTicket } from './move-ticket.ts';
import { openTicket } from './open-ticket.ts';

/** What events do to tickets. */
export const consumers: readonly Consumer[] = [openTicket, closeTicket, moveTicket];
