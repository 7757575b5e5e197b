import { solveTicket as route } from '#shared/api/tickets.ts';
import { solveTicket } from '#functions/core/tickets/solve-ticket.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const solveTicketHandler = httpHandler(route, solveTicket);
