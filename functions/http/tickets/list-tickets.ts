import { listTickets as route } from '#shared/api/tickets.ts';
import { listTickets } from '#functions/core/tickets/list-tickets.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listTicketsHandler = httpHandler(route, listTickets);
