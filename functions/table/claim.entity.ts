import { item, number, string } from 'dynamodb-toolbox';
import { defineEntity } from './define-entity.ts';

/** An effect that a consumer has done. Kept longer than any event can come again (queues keep 14 days). */
export const claimEntity = defineEntity({
  kind: 'claim',
  schema: item({ consumer: string(), eventId: string(), ttl: number() }),
  key: ({ consumer, eventId }: { consumer: string; eventId: string }) => ({
    pk: `claim#${eventId}`,
    sk: consumer,
  }),
});
