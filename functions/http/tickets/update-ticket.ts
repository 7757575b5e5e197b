import { updateTicket as route } from '#shared/api/tickets.ts';
import { updateTicket } from '#functions/core/tickets/update-ticket.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateTicketHandler = httpHandler(route, updateTicket);
