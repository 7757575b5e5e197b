import { updateWebhook as route } from '#shared/api/webhooks.ts';
import { updateWebhook } from '#functions/core/webhooks/update-webhook.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const updateWebhookHandler = httpHandler(route, updateWebhook);
