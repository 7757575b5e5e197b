import { conflict } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { sendTestDelivery as sendRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { deliveryEntity } from './delivery.entity.ts';
import { requireDelivery, requireWebhook } from './load-webhook.ts';
import { deliveryIdFor, newDelivery } from './new-delivery.ts';
import { presentDelivery } from './present-webhook.ts';

type Send = typeof sendRoute;

/** Calls a webhook with `webhook.test` now and answers what came of it, within 15 s. For admins. Raises `webhook.disabled`. */
export async function sendTestDelivery(ctx: Context, { webhookId }: InputOf<Send>): Promise<OutputOf<Send>> {
  const webhook = await requireWebhook(ctx, webhookId);
  if (webhook.disabledAt !== undefined) throw conflict('webhook.disabled');
  const type = 'webhook.test';
  const eventId = ctx.newId('event');
  const body = JSON.stringify({ type, timestamp: ctx.now(), data: { webhookId, name: webhook.name } });
  const delivery = newDelivery(
    { id: deliveryIdFor(eventId, webhookId), webhookId, eventId, type, body },
    ctx.now(),
  );
  await commit(ctx, { writes: [create(deliveryEntity, delivery)], answer: presentDelivery(delivery) });
  await deliverWebhook(ctx, { deliveryId: delivery.id });
  return presentDelivery(await requireDelivery(ctx, delivery.id));
}
