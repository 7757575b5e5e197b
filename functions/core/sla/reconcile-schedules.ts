import type { Context } from '../context.ts';
import { dueDeliveries } from '../webhooks/delivery.entity.ts';
import { setDeliveryTimer } from '../webhooks/set-delivery-timer.ts';
import { runningClocks } from './clock.entity.ts';
import { setTimer } from './set-timers.ts';

const PAGE = 100;

async function eachPage<T>(
  read: (cursor: string | undefined) => Promise<{ items: T[]; cursor?: string }>,
  act: (item: T) => Promise<void>,
): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    for (const item of page.items) await act(item);
    count += page.items.length;
    ({ cursor } = page);
  } while (cursor !== undefined);
  return count;
}

/**
 * Sets every timer of a tenant again from the due index: after schedules were lost or the tenant was
 * restored elsewhere. For the operator's command line. Setting one that stands moves it to where it is.
 */
export async function reconcileSchedules(ctx: Context): Promise<{ clocks: number; deliveries: number }> {
  const clocks = await eachPage(
    (cursor) => ctx.table.page(runningClocks, { limit: PAGE, cursor }),
    (clock) => setTimer(ctx, clock),
  );
  const deliveries = await eachPage(
    (cursor) => ctx.table.page(dueDeliveries, { limit: PAGE, cursor }),
    (delivery) => setDeliveryTimer(ctx, delivery),
  );
  return { clocks, deliveries };
}
