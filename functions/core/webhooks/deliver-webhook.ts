import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { WebhookFailing } from '#events/contracts/webhook.ts';
import { commit } from '#functions/table/commit.ts';
import { remove, update, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import type { WebhookAnswer } from '../ports.ts';
import { decideAttempt, type DecidedAttempt } from './decide-attempt.ts';
import { deliveryEntity, type DeliveryItem } from './delivery.entity.ts';
import { setDeliveryTimer } from './set-delivery-timer.ts';
import { signedHeaders } from './webhook-secret.ts';
import {
  webhookEntity,
  webhookSecretEntity,
  type WebhookItem,
  type WebhookSecretItem,
} from './webhook.entity.ts';

/** Longer than a call may take (15 s) and than the two writes around it. */
const LEASE_MS = 60_000;
const TAKEN = 'delivery.taken';

const isTaken = (error: unknown): boolean => error instanceof AppError && error.code === TAKEN;

interface Receiver {
  readonly webhook: WebhookItem;
  readonly keys: WebhookSecretItem;
}

/** Takes the attempt, so that of two at once one calls. Undefined when somebody else has it. */
async function takeAttempt(ctx: Context, delivery: DeliveryItem): Promise<DeliveryItem | undefined> {
  const nextAttemptAt = new Date(Date.parse(ctx.now()) + LEASE_MS).toISOString();
  const attemptCount = delivery.attemptCount + 1;
  try {
    const failure = new AppError(TAKEN, { kind: 'conflict' });
    await ctx.table.write({
      writes: [update(deliveryEntity, delivery, { set: { nextAttemptAt, attemptCount }, failure })],
    });
  } catch (error) {
    if (!isTaken(error)) throw error;
    return undefined;
  }
  return { ...delivery, nextAttemptAt, attemptCount, version: delivery.version + 1 };
}

async function receiverOf(ctx: Context, webhookId: Id<'webhook'>): Promise<Receiver | undefined> {
  const [webhook, keys] = await Promise.all([
    ctx.table.get(webhookEntity, { id: webhookId }, { consistent: true }),
    ctx.table.get(webhookSecretEntity, { webhookId }, { consistent: true }),
  ]);
  return webhook && keys && { webhook, keys };
}

function call(ctx: Context, delivery: DeliveryItem, { webhook, keys }: Receiver): Promise<WebhookAnswer> {
  return ctx.ports.callWebhook({
    url: webhook.url,
    headers: signedHeaders(delivery, keys, ctx.now()),
    body: delivery.body,
  });
}

function failing(
  { id, type }: DeliveryItem,
  { id: webhookId, name }: WebhookItem,
  cause: 'gone' | 'gave_up',
): NewEvent {
  return happened(WebhookFailing, { webhookId, name, deliveryId: id, deliveredType: type, cause });
}

/** A receiver that is gone is not called any more, until an admin switches the webhook on again. */
function switchOff(ctx: Context, webhook: WebhookItem): Write {
  return update(webhookEntity, webhook, {
    set: { disabledAt: ctx.now(), disabledReason: 'gone' },
    failure: raced(),
  });
}

/** Stores what came of an attempt. Admins are told of a failure once, not of each that follows while the webhook is off. */
async function record(ctx: Context, delivery: DeliveryItem, { set, failed }: DecidedAttempt): Promise<void> {
  const webhook = await ctx.table.get(webhookEntity, { id: delivery.webhookId }, { consistent: true });
  const isNews = failed !== undefined && webhook !== undefined && webhook.disabledAt === undefined;
  await commit(ctx, {
    writes: [
      update(deliveryEntity, delivery, { set, failure: new AppError(TAKEN, { kind: 'conflict' }) }),
      ...(isNews && failed === 'gone' ? [switchOff(ctx, webhook)] : []),
    ],
    events: isNews ? [failing(delivery, webhook, failed)] : [],
    answer: null,
  });
  await setDeliveryTimer(ctx, {
    id: delivery.id,
    state: set.state ?? 'waiting',
    nextAttemptAt: set.nextAttemptAt,
  });
}

async function attempt(ctx: Context, delivery: DeliveryItem, receiver: Receiver): Promise<void> {
  const isOff = receiver.webhook.disabledAt !== undefined;
  const answer: WebhookAnswer = isOff
    ? { ok: false, reason: 'webhook is switched off' }
    : await call(ctx, delivery, receiver);
  const decided = decideAttempt({
    delivery,
    answer,
    canTryAgain: !isOff,
    isLocal: ctx.isLocal,
    now: ctx.now(),
  });
  try {
    await againWhenRaced(() => record(ctx, delivery, decided));
  } catch (error) {
    // The lease was over and another attempt follows; the receiver knows the id and drops the repeat.
    if (!isTaken(error)) throw error;
    ctx.log.warn('attempt outlived its lease', { deliveryId: delivery.id });
  }
}

/**
 * Makes the attempt of a delivery that is due. For the consumer, a timer or the sweep: of several at
 * once one calls, and one that died in the call is followed by another when its lease is over, with the
 * same id. What came of it is in the delivery; a receiver's failure is no error here.
 */
export async function deliverWebhook(
  ctx: Context,
  { deliveryId }: { deliveryId: Id<'delivery'> },
): Promise<void> {
  const known = await ctx.table.get(deliveryEntity, { id: deliveryId }, { consistent: true });
  if (known?.state !== 'waiting') return;
  if ((known.nextAttemptAt ?? '') > ctx.now()) return setDeliveryTimer(ctx, known);
  const receiver = await receiverOf(ctx, known.webhookId);
  // The webhook was removed: what waited for it goes too.
  if (receiver === undefined)
    return ctx.table.write({ writes: [remove(deliveryEntity, { id: deliveryId })] });
  const delivery = await takeAttempt(ctx, known);
  if (delivery !== undefined) await attempt(ctx, delivery, receiver);
}
