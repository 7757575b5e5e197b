import { deleteWebhook as route } from '#shared/api/webhooks.ts';
import { deleteWebhook } from '#functions/core/webhooks/delete-webhook.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const deleteWebhookHandler = httpHandler(route, deleteWebhook);
