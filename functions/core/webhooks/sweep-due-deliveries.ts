import type { Context } from '../context.ts';
import { deliverWebhook } from './deliver-webhook.ts';
import { deliveriesDueBefore } from './delivery.entity.ts';

/** Timers fire within the minute: what is due for less is on its way. */
const TIMER_GRACE_MS = 60_000;
/** At most this many of one tenant a sweep, four at a time: each may take 15 s. The next sweep goes on. */
const MOST = 20;
const AT_ONCE = 4;

/** Makes the attempts that a lost timer left undone. For the sweep. What fails here is raised at the end, after the others had their turn. */
export async function sweepDueDeliveries(ctx: Context): Promise<{ attempts: number }> {
  const before = new Date(Date.parse(ctx.now()) - TIMER_GRACE_MS).toISOString();
  const { items } = await ctx.table.page(deliveriesDueBefore(before), { limit: MOST });
  const failures: unknown[] = [];
  for (let start = 0; start < items.length; start += AT_ONCE) {
    const part = items.slice(start, start + AT_ONCE);
    const outcomes = await Promise.allSettled(
      part.map(({ id: deliveryId }) => deliverWebhook(ctx, { deliveryId })),
    );
    for (const outcome of outcomes) if (outcome.status === 'rejected') failures.push(outcome.reason);
  }
  if (failures.length > 0)
    throw new AggregateError(failures, `${failures.length} deliveries could not be swept`);
  return { attempts: items.length };
}
