import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { escalateNowHandler } from './escalate-now.ts';
import { getTicketHandler } from './get-ticket.ts';
import { listTicketsHandler } from './list-tickets.ts';
import { solveTicketHandler } from './solve-ticket.ts';
import { updateTicketHandler } from './update-ticket.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  escalateNow: escalateNowHandler,
  getTicket: getTicketHandler,
  listTickets: listTicketsHandler,
  solveTicket: solveTicketHandler,
  updateTicket: updateTicketHandler,
};
