import { item, string } from 'dynamodb-toolbox';
import type { Envelope } from '#events/contracts/define-event.ts';
import { defineEntity, valueOf } from './define-entity.ts';

/** An event that is true but perhaps not yet on the bus. The relay publishes it and removes it. */
export const outboxEntity = defineEntity({
  kind: 'outbox',
  schema: item({ id: string(), envelope: valueOf<Envelope>() }),
  key: ({ id }: { id: string }) => ({ pk: 'outbox', sk: id }),
});

/** Which events have not reached the bus, oldest first? Asked by the sweep. */
export const unsentEvents = {
  name: 'unsentEvents',
  pk: 'outbox',
  kinds: [outboxEntity],
  consistent: true,
} as const;
