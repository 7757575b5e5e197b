import { webhookEventTypes } from '#shared/model/webhook.ts';
import { events } from '#events/contracts/index.ts';
import { queueDeliveries as queue } from '#functions/core/webhooks/queue-deliveries.ts';
import { defineConsumer } from '../define-consumer.ts';

const isPublic = (type: string): boolean => (webhookEventTypes as readonly string[]).includes(type);

/** What other systems may be told of is sent to the webhooks that follow it. Imported content is history, not news. */
export const queueDeliveries = defineConsumer({
  name: 'queueDeliveries',
  on: events.filter(({ type }) => isPublic(type)),
  async handle(ctx, event) {
    const { imported } = event.data as { imported?: boolean };
    if (imported !== true) await queue(ctx, event);
  },
});
