import { SlaPolicyChanged } from '#events/contracts/sla.ts';
import { replanRunningClocks } from '#functions/core/sla/replan-clocks.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A policy that shall hold for clocks that run plans them anew. */
export const replanClocks = defineConsumer({
  name: 'replanClocks',
  on: [SlaPolicyChanged],
  async handle(ctx, event) {
    const { applyToRunning, spaceId, communityId } = event.data;
    if (applyToRunning) await replanRunningClocks(ctx, { spaceId, communityId, at: event.occurredAt });
  },
});
