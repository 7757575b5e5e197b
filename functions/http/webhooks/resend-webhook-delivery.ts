import { resendWebhookDelivery as route } from '#shared/api/webhooks.ts';
import { resendWebhookDelivery } from '#functions/core/webhooks/resend-webhook-delivery.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const resendWebhookDeliveryHandler = httpHandler(route, resendWebhookDelivery);
