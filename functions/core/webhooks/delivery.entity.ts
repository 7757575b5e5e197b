import { item, list, number, string } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { DeliveryAttempt, DeliveryState } from '#shared/model/webhook.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

/**
 * One event for one webhook. While it waits it stands in the order of what is due, by `nextAttemptAt`;
 * during an attempt that moment is the end of its lease, so that a deliverer that died is noticed.
 */
export const deliveryEntity = defineEntity({
  kind: 'delivery',
  schema: item({
    id: idOf('delivery'),
    webhookId: idOf('webhook'),
    eventId: idOf('event'),
    type: string(),
    body: string(),
    state: valueOf<DeliveryState>(),
    attempts: list(valueOf<DeliveryAttempt>()),
    attemptCount: number(),
    nextAttemptAt: string().optional(),
    createdAt: string(),
    deliveredAt: string().optional(),
    ttl: number().optional(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'delivery'> }) => ({ pk: `delivery#${id}`, sk: 'delivery' }),
  indexes: ({ id, webhookId, state, nextAttemptAt, createdAt }) => ({
    ...(state === 'waiting' && { gsi1pk: 'deliveries-due', gsi1sk: `${nextAttemptAt ?? createdAt}#${id}` }),
    ...(state === 'failed' && { gsi1pk: 'deliveries-failed', gsi1sk: `${createdAt}#${id}` }),
    gsi2pk: `deliveries#${webhookId}`,
    gsi2sk: `${createdAt}#${id}`,
  }),
});
export type DeliveryItem = ItemOf<typeof deliveryEntity>;

/** Which deliveries wait for an attempt, the oldest due first? */
export const dueDeliveries = {
  name: 'dueDeliveries',
  index: 'gsi1',
  pk: 'deliveries-due',
  kinds: [deliveryEntity],
} as const;
/** Which were due before a moment? Asked by the sweep. */
export const deliveriesDueBefore = (moment: string) =>
  ({ ...dueDeliveries, name: 'deliveriesDueBefore', range: { lt: moment } }) as const;
/** Which deliveries failed for good, the newest first? The list a person sees. */
export const failedDeliveries = {
  name: 'failedDeliveries',
  index: 'gsi1',
  pk: 'deliveries-failed',
  kinds: [deliveryEntity],
  newestFirst: true,
} as const;
/** What was sent to a webhook, the newest first? */
export const deliveriesOf = (webhookId: Id<'webhook'>) =>
  ({
    name: 'deliveriesOf',
    index: 'gsi2',
    pk: `deliveries#${webhookId}`,
    kinds: [deliveryEntity],
    newestFirst: true,
  }) as const;
