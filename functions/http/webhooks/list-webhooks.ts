import { listWebhooks as route } from '#shared/api/webhooks.ts';
import { listWebhooks } from '#functions/core/webhooks/list-webhooks.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listWebhooksHandler = httpHandler(route, listWebhooks);
