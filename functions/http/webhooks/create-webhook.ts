import { createWebhook as route } from '#shared/api/webhooks.ts';
import { createWebhook } from '#functions/core/webhooks/create-webhook.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const createWebhookHandler = httpHandler(route, createWebhook);
