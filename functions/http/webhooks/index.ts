import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { createWebhookHandler } from './create-webhook.ts';
import { deleteWebhookHandler } from './delete-webhook.ts';
import { listWebhookDeliveriesHandler } from './list-webhook-deliveries.ts';
import { listWebhooksHandler } from './list-webhooks.ts';
import { resendWebhookDeliveryHandler } from './resend-webhook-delivery.ts';
import { rotateWebhookSecretHandler } from './rotate-webhook-secret.ts';
import { sendTestDeliveryHandler } from './send-test-delivery.ts';
import { updateWebhookHandler } from './update-webhook.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  createWebhook: createWebhookHandler,
  deleteWebhook: deleteWebhookHandler,
  listWebhookDeliveries: listWebhookDeliveriesHandler,
  listWebhooks: listWebhooksHandler,
  resendWebhookDelivery: resendWebhookDeliveryHandler,
  rotateWebhookSecret: rotateWebhookSecretHandler,
  sendTestDelivery: sendTestDeliveryHandler,
  updateWebhook: updateWebhookHandler,
};
