import { item, list, number, string } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { Webhook, WebhookEventType } from '#shared/model/webhook.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

export const webhookEntity = defineEntity({
  kind: 'webhook',
  schema: item({
    id: idOf('webhook'),
    name: string(),
    url: string(),
    eventTypes: list(valueOf<WebhookEventType>()),
    disabledAt: string().optional(),
    disabledReason: valueOf<NonNullable<Webhook['disabledReason']>>().optional(),
    createdAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'webhook'> }) => ({ pk: 'webhooks', sk: id }),
});
export type WebhookItem = ItemOf<typeof webhookEntity>;

/**
 * A webhook's secret, apart from the webhook: lists and events never carry it, only the deliverer reads
 * it. After a change the former one is good until `previousUntil`.
 */
export const webhookSecretEntity = defineEntity({
  kind: 'webhook-secret',
  schema: item({
    webhookId: idOf('webhook'),
    secret: string(),
    previous: string().optional(),
    previousUntil: string().optional(),
    version: number(),
  }),
  key: ({ webhookId }: { webhookId: Id<'webhook'> }) => ({ pk: `webhook-secret#${webhookId}`, sk: 'secret' }),
});
export type WebhookSecretItem = ItemOf<typeof webhookSecretEntity>;

/** Which webhooks are there? Small (20 at most): read whole by the consumer. */
export const webhooksOfTenant = {
  name: 'webhooksOfTenant',
  pk: 'webhooks',
  kinds: [webhookEntity],
  consistent: true,
} as const;
