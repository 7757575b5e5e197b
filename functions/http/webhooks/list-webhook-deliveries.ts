import { listWebhookDeliveries as route } from '#shared/api/webhooks.ts';
import { listWebhookDeliveries } from '#functions/core/webhooks/list-webhook-deliveries.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listWebhookDeliveriesHandler = httpHandler(route, listWebhookDeliveries);
