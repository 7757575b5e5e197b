import { any, item, number, string } from 'dynamodb-toolbox';
import { defineEntity } from './define-entity.ts';

/** The answer of a create, kept for 24 hours under the caller's Idempotency-Key. */
export const idempotencyEntity = defineEntity({
  kind: 'idempotency',
  schema: item({
    actor: string(),
    operationId: string(),
    idempotencyKey: string(),
    inputHash: string(),
    answer: any(),
    ttl: number(),
  }),
  key: (guard: { actor: string; operationId: string; idempotencyKey: string }) => ({
    pk: `idempotency#${guard.actor}`,
    sk: `${guard.operationId}#${guard.idempotencyKey}`,
  }),
});
