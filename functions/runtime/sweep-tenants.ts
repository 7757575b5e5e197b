import type { Context } from '#functions/core/context.ts';
import { sweepDueClocks } from '#functions/core/sla/sweep-due-clocks.ts';
import { sweepDueDeliveries } from '#functions/core/webhooks/sweep-due-deliveries.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import { unsentEvents } from '#functions/table/outbox.entity.ts';
import { relayEvents, type Relay } from './relay-records.ts';
import { systemContext } from './system-context.ts';

/** An outbox item younger than this is on its way by the stream. */
const STREAM_GRACE_MS = 60_000;
/** At most this many late events of one tenant a sweep; the next one goes on. */
const MOST_EVENTS = 200;

async function sendLateEvents(relay: Relay, ctx: Context): Promise<void> {
  const before = new Date(relay.edge.clock() - STREAM_GRACE_MS).toISOString();
  const { items } = await ctx.table.page(unsentEvents, { limit: MOST_EVENTS });
  const envelopes = items.map(({ envelope }) => envelope);
  await relayEvents(
    relay,
    envelopes.filter(({ occurredAt }) => occurredAt < before),
  );
}

/** Each part by itself: a bus that takes no events must not hold up the clocks. */
async function sweepTenant(relay: Relay, tenant: DirectoryEntry): Promise<void> {
  const { edge } = relay;
  const ctx = systemContext(edge, tenant, { name: 'sweep', correlationId: edge.newId('event').slice(4) });
  const parts = [() => sendLateEvents(relay, ctx), () => sweepDueClocks(ctx), () => sweepDueDeliveries(ctx)];
  const failures: unknown[] = [];
  for (const part of parts) {
    try {
      await part();
    } catch (error) {
      edge.log.error('part not swept', { tenantId: tenant.id, error });
      failures.push(error);
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} parts could not be swept`);
}

/** Sweeps all active tenants, each by itself: one tenant's trouble is logged and the next goes on. Raises at the end if any failed. */
export function sweepTenants(relay: Relay): () => Promise<void> {
  return async () => {
    let next: string | undefined;
    let swept = 0;
    let failed = 0;
    do {
      const page = await relay.edge.directory.list(next);
      for (const tenant of page.tenants.filter(({ status }) => status === 'active')) {
        try {
          await sweepTenant(relay, tenant);
          swept += 1;
        } catch (error) {
          failed += 1;
          relay.edge.log.error('sweep failed', { tenantId: tenant.id, error });
        }
      }
      ({ next } = page);
    } while (next !== undefined);
    relay.edge.log.info('swept', { tenants: swept, failed });
    if (failed > 0) throw new Error(`${failed} tenants could not be swept`);
  };
}
