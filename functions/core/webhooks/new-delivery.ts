import { createHash } from 'node:crypto';
import { idFromUuid, type Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import type { DeliveryItem } from './delivery.entity.ts';

/** The same event for the same webhook is the same delivery, however often it is worked out. */
export function deliveryIdFor(eventId: Id<'event'>, webhookId: Id<'webhook'>): Id<'delivery'> {
  const digest = createHash('sha256').update(`${eventId}:${webhookId}`).digest();
  return idFromUuid('delivery', digest.subarray(0, 16));
}

/** What is sent: the event's facts and where a person reads on. Far under the 20 KB of Standard Webhooks: no fact is a text of its own but a title. */
export async function deliveryBody(
  ctx: Context,
  { type, occurredAt, data }: Pick<Envelope, 'type' | 'occurredAt' | 'data'>,
): Promise<string> {
  const { questionId, communityId } = data as { questionId?: string; communityId?: string };
  const { communities } = await structureOf(ctx.table, ctx.now());
  const pathName = communities.find(({ id }) => id === communityId)?.pathName;
  const url =
    questionId === undefined || pathName === undefined
      ? undefined
      : `${ctx.tenant.origin}/${pathName}/q/${questionId}`;
  return JSON.stringify({
    type,
    timestamp: occurredAt,
    data: { ...(data as object), ...(url !== undefined && { url }) },
  });
}

interface NewDelivery {
  readonly id: Id<'delivery'>;
  readonly webhookId: Id<'webhook'>;
  readonly eventId: Id<'event'>;
  readonly type: string;
  readonly body: string;
}

/** A delivery that is due now. */
export function newDelivery(delivery: NewDelivery, now: string): DeliveryItem {
  return {
    ...delivery,
    state: 'waiting',
    attempts: [],
    attemptCount: 0,
    nextAttemptAt: now,
    createdAt: now,
    version: 1,
  };
}
