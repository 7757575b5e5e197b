import type { Context } from '../context.ts';
import type { DeliveryItem } from './delivery.entity.ts';

/** The scheduler knows only moments to come. */
const SOON_MS = 5_000;

/** Sets the timer of a delivery's next attempt; nothing for one that does not wait. A timer that is too much finds nothing to do. */
export async function setDeliveryTimer(
  ctx: Context,
  { id, state, nextAttemptAt }: Pick<DeliveryItem, 'id' | 'state' | 'nextAttemptAt'>,
): Promise<void> {
  if (state !== 'waiting' || nextAttemptAt === undefined) return;
  const soon = new Date(Date.parse(ctx.now()) + SOON_MS).toISOString();
  const at = nextAttemptAt > soon ? nextAttemptAt : soon;
  await ctx.ports.schedules.set({
    name: `${id.slice(4)}-d`,
    at,
    message: { type: 'delivery', deliveryId: id },
  });
}
