import { conflict } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { resendWebhookDelivery as resendRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { deliveryEntity } from './delivery.entity.ts';
import { requireDelivery, requireWebhook } from './load-webhook.ts';
import { presentDelivery } from './present-webhook.ts';

type Resend = typeof resendRoute;

/**
 * Sends a delivery again, with its id and body, and answers what came of it, within 15 s. For admins.
 * When it fails again its retries begin anew. Raises `delivery.changed` when an attempt runs now.
 */
export async function resendWebhookDelivery(
  ctx: Context,
  { deliveryId }: InputOf<Resend>,
): Promise<OutputOf<Resend>> {
  const delivery = await requireDelivery(ctx, deliveryId);
  const webhook = await requireWebhook(ctx, delivery.webhookId);
  if (webhook.disabledAt !== undefined) throw conflict('webhook.disabled');
  const again = {
    state: 'waiting',
    attemptCount: 0,
    nextAttemptAt: ctx.now(),
    deliveredAt: undefined,
    ttl: undefined,
  } as const;
  await commit(ctx, {
    writes: [
      update(deliveryEntity, delivery, { set: again }),
      auditWrite(ctx, {
        act: 'delivery.resent',
        target: deliveryId,
        facts: { webhookId: webhook.id, type: delivery.type },
      }),
    ],
    answer: presentDelivery(delivery),
  });
  await deliverWebhook(ctx, { deliveryId });
  return presentDelivery(await requireDelivery(ctx, deliveryId));
}
