import { rotateWebhookSecret as route } from '#shared/api/webhooks.ts';
import { rotateWebhookSecret } from '#functions/core/webhooks/rotate-webhook-secret.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const rotateWebhookSecretHandler = httpHandler(route, rotateWebhookSecret);
