import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { deliveryEntity, type DeliveryItem } from './delivery.entity.ts';
import { webhookEntity, type WebhookItem } from './webhook.entity.ts';

/** A webhook, for those who manage them. Raises `webhook.not_found`. */
export async function requireWebhook(ctx: Context, webhookId: Id<'webhook'>): Promise<WebhookItem> {
  requirePermission(ctx, 'webhook.manage');
  const webhook = await ctx.table.get(webhookEntity, { id: webhookId }, { consistent: true });
  if (webhook === undefined) throw notFound('webhook');
  return webhook;
}

/** A delivery as it is now. Raises `delivery.not_found`. */
export async function requireDelivery(ctx: Context, deliveryId: Id<'delivery'>): Promise<DeliveryItem> {
  requirePermission(ctx, 'webhook.manage');
  const delivery = await ctx.table.get(deliveryEntity, { id: deliveryId }, { consistent: true });
  if (delivery === undefined) throw notFound('delivery');
  return delivery;
}
