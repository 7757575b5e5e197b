import type { Id } from '#shared/ids.ts';
import type { WebhookEventType } from '#shared/model/webhook.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { claimEvent, onceForEvent } from '../claim-event.ts';
import type { Context } from '../context.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { deliveryEntity, type DeliveryItem } from './delivery.entity.ts';
import { deliveryBody, deliveryIdFor, newDelivery } from './new-delivery.ts';
import { webhooksOfTenant, type WebhookItem } from './webhook.entity.ts';

const follows = ({ disabledAt, eventTypes }: WebhookItem, type: string): boolean =>
  disabledAt === undefined && eventTypes.includes(type as WebhookEventType);

async function store(
  ctx: Context,
  event: Envelope,
  ids: ReadonlyMap<Id<'webhook'>, Id<'delivery'>>,
): Promise<void> {
  const body = await deliveryBody(ctx, event);
  const deliveries = [...ids].map(([webhookId, id]): DeliveryItem =>
    newDelivery({ id, webhookId, eventId: event.id, type: event.type, body }, ctx.now()),
  );
  await commit(ctx, {
    writes: [
      claimEvent(ctx, 'queueDeliveries', event),
      ...deliveries.map((delivery) => create(deliveryEntity, delivery)),
    ],
    answer: null,
  });
}

/**
 * One delivery for each webhook that follows an event, stored with the claim, and its first attempt. A
 * repeat stores nothing and makes only attempts that are due.
 */
export async function queueDeliveries(ctx: Context, event: Envelope): Promise<void> {
  const webhooks = (await ctx.table.all(webhooksOfTenant)).filter((webhook) => follows(webhook, event.type));
  if (webhooks.length === 0) return;
  const ids = new Map(webhooks.map(({ id }) => [id, deliveryIdFor(event.id, id)]));
  await onceForEvent(() => store(ctx, event, ids));
  await Promise.all([...ids.values()].map((deliveryId) => deliverWebhook(ctx, { deliveryId })));
}
