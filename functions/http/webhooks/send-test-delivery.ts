import { sendTestDelivery as route } from '#shared/api/webhooks.ts';
import { sendTestDelivery } from '#functions/core/webhooks/send-test-delivery.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const sendTestDeliveryHandler = httpHandler(route, sendTestDelivery);
