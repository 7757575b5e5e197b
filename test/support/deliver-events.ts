import type { Envelope } from '#events/contracts/define-event.ts';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import type { TestTenant } from './table-context.ts';

/** Hands events to consumers as the bus would: each to those that follow its type, with the event as the cause. */
export async function deliverEvents(
  tenant: TestTenant,
  consumers: readonly Consumer[],
  events: readonly Envelope[],
): Promise<void> {
  for (const event of events) {
    for (const { name, on, handle } of consumers) {
      if (!on.some(({ type }) => type === event.type)) continue;
      await handle({ ...tenant.context({ type: 'system', name }), causationId: event.id }, event);
    }
  }
}
