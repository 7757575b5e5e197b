import { m } from '#paraglide/messages.js';

/** States and priorities of a ticket, in words. */
export const ticketStates = {
  new: m.ticket_new,
  open: m.ticket_open,
  pending: m.ticket_pending,
  solved: m.ticket_solved,
};
export const ticketPriorities = {
  low: m.priority_low,
  normal: m.priority_normal,
  high: m.priority_high,
  urgent: m.priority_urgent,
};
