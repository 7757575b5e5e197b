import { getTicket as route } from '#shared/api/tickets.ts';
import { getTicket } from '#functions/core/tickets/get-ticket.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getTicketHandler = httpHandler(route, getTicket);
