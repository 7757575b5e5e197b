import type { Envelope, EventActor, NewEvent } from '#events/contracts/define-event.ts';
import { conflict } from '#shared/errors.ts';
import type { Actor, Context } from '#functions/core/context.ts';
import { idempotencyEntity } from './idempotency.entity.ts';
import { outboxEntity } from './outbox.entity.ts';
import { create, type Write } from './writes.ts';

export interface Commit<A> {
  readonly writes: readonly Write[];
  readonly events?: readonly NewEvent[];
  /** What the caller is told; kept with the writes when the caller sent an Idempotency-Key. */
  readonly answer: A;
  /** What a repeat with the same Idempotency-Key is told instead, when the answer holds a secret: those are told once and stored nowhere. */
  readonly kept?: Partial<A>;
}

const HOURS_24 = 86_400;

function eventActor(actor: Actor): EventActor {
  if (actor.type === 'member') return { type: 'member', memberId: actor.memberId };
  return { type: 'system', name: actor.type === 'system' ? actor.name : 'visitor' };
}

/** Puts the envelope around a fact. The facts are parsed, so that nothing unreadable is ever stored. */
export function envelopeOf(ctx: Context, { contract, data }: NewEvent): Envelope {
  return {
    id: ctx.newId('event'),
    type: contract.type,
    version: contract.version,
    tenantId: ctx.tenant.id,
    actor: eventActor(ctx.actor),
    occurredAt: ctx.now(),
    correlationId: ctx.correlationId,
    ...(ctx.causationId !== undefined && { causationId: ctx.causationId }),
    data: contract.schema.parse(data),
  };
}

/** Name of the caller in an idempotency key: one caller's key never meets another's. */
export function idempotencyOwner(actor: Actor): string {
  return actor.type === 'member' ? actor.memberId : actor.type;
}

function idempotencyWrite(ctx: Context, answer: unknown): Write[] {
  if (ctx.idempotency === undefined) return [];
  const { key, operationId, inputHash } = ctx.idempotency;
  const guard = {
    actor: idempotencyOwner(ctx.actor),
    operationId,
    idempotencyKey: key,
    inputHash,
    answer: answer ?? null,
    ttl: Math.floor(Date.parse(ctx.now()) / 1_000) + HOURS_24,
  };
  return [create(idempotencyEntity, guard, conflict('idempotency.replayed'))];
}

/**
 * The one way operations write: state, counters, unique guards and events in one transaction.
 * Raises the error of the first failed write; at most 100 writes and events together.
 */
export async function commit<A>(
  ctx: Context,
  { writes, events = [], answer, kept = answer }: Commit<A>,
): Promise<A> {
  const outbox = events.map((event) => {
    const envelope = envelopeOf(ctx, event);
    return create(outboxEntity, { id: envelope.id, envelope });
  });
  await ctx.table.write({ writes: [...writes, ...outbox, ...idempotencyWrite(ctx, kept)] });
  return answer;
}
