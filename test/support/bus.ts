import { reactions } from '#events/consumers/index.ts';
import { events as catalogue } from '#events/contracts/index.ts';
import { parseEvent, type Envelope } from '#events/contracts/define-event.ts';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import { deliverEvents } from './deliver-events.ts';
import type { TestTenant } from './table-context.ts';

/** The way of events in one test: from the outbox to the consumers, as often and in the order a test wants. */
export interface TestBus {
  /** Hands over what was not handed over yet, and what follows from it, until nothing follows. In order, once each. */
  settle(): Promise<void>;
  /** The same, each event several times in an order drawn from the seed; what follows is mixed in. */
  settleInDisorder(seed: number, times?: number): Promise<void>;
  /** All events of one type, oldest first. */
  ofType(type: string): Promise<Envelope[]>;
}

/** Mulberry32: small, and the same for the same seed. */
function draws(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A bus for the consumers of some reactions. Events cross it as JSON, as they do in the cloud. */
export function testBus(
  tenant: TestTenant,
  names: readonly string[] = ['sla', 'tickets', 'webhooks'],
): TestBus {
  const consumers: Consumer[] = names.flatMap((name) => reactions[name] ?? []);
  const seen = new Set<string>();
  const fresh = async (): Promise<Envelope[]> => {
    const found = (await tenant.events()).filter(({ id }) => !seen.has(id));
    for (const { id } of found) seen.add(id);
    return found.map((event) => parseEvent(catalogue, JSON.parse(JSON.stringify(event))));
  };
  return {
    async settle() {
      for (let events = await fresh(); events.length > 0; events = await fresh())
        await deliverEvents(tenant, consumers, events);
    },
    async settleInDisorder(seed, times = 3) {
      const draw = draws(seed);
      const waiting: Envelope[] = [];
      for (;;) {
        for (const event of await fresh()) for (let n = 0; n < times; n += 1) waiting.push(event);
        const [next] = waiting.splice(Math.floor(draw() * waiting.length), 1);
        if (next === undefined) return;
        await deliverEvents(tenant, consumers, [next]);
      }
    },
    async ofType(type) {
      return (await tenant.events()).filter((event) => event.type === type);
    },
  };
}
