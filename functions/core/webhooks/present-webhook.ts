import type { Webhook, WebhookDelivery } from '#shared/model/webhook.ts';
import type { DeliveryItem } from './delivery.entity.ts';
import type { WebhookItem } from './webhook.entity.ts';

/** A webhook as the wire shows it. Built by name; its secret is another item. */
export function presentWebhook({
  id,
  name,
  url,
  eventTypes,
  disabledAt,
  disabledReason,
  createdAt,
  version,
}: WebhookItem): Webhook {
  return {
    ...{ id, name, url, eventTypes: [...eventTypes], createdAt, version },
    ...(disabledAt !== undefined && { disabledAt }),
    ...(disabledReason !== undefined && { disabledReason }),
  };
}

/** A delivery as the wire shows it. */
export function presentDelivery(delivery: DeliveryItem): WebhookDelivery {
  const { id, webhookId, type, state, attempts, attemptCount, nextAttemptAt, createdAt, deliveredAt, body } =
    delivery;
  return {
    ...{ id, webhookId, type, state, attempts: [...attempts], attemptCount, createdAt, body },
    ...(nextAttemptAt !== undefined && { nextAttemptAt }),
    ...(deliveredAt !== undefined && { deliveredAt }),
  };
}
