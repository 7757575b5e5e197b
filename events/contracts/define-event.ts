import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import type { Id } from '#shared/ids.ts';

/** Who caused an event. `system` is a consumer or the clock. */
export const eventActorSchema = z.union([
  z.strictObject({ type: z.literal('member'), memberId: idSchema('member') }),
  z.strictObject({ type: z.literal('system'), name: z.string() }),
]);
export type EventActor = z.infer<typeof eventActorSchema>;

export interface EventContract<T extends string = string, S extends z.ZodType = z.ZodType> {
  readonly type: T;
  readonly version: number;
  readonly schema: S;
}

/** The same for every event: identity, tenant, cause and the facts true at that moment. */
export interface Envelope<C extends EventContract = EventContract> {
  readonly id: Id<'event'>;
  readonly type: C['type'];
  readonly version: number;
  readonly tenantId: Id<'tenant'>;
  readonly actor: EventActor;
  readonly occurredAt: string;
  /** The request or schedule at the start of the chain. */
  readonly correlationId: string;
  /** The event that caused this one, if any. */
  readonly causationId?: string | undefined;
  readonly data: z.output<C['schema']>;
}

const envelopeSchema = z.object({
  id: idSchema('event'),
  type: z.string(),
  version: z.int(),
  tenantId: idSchema('tenant'),
  actor: eventActorSchema,
  occurredAt: z.iso.datetime(),
  correlationId: z.string(),
  causationId: z.string().optional(),
  data: z.unknown(),
});

/** A fact, in the past tense. Fields are only ever added; anything else is a new version beside the old. */
export function defineEvent<T extends string, S extends z.ZodType>(
  type: T,
  version: number,
  schema: S,
): EventContract<T, S> {
  return { type, version, schema };
}

/** A fact an operation wants recorded; `commit` puts the envelope around it. */
export interface NewEvent<C extends EventContract = EventContract> {
  readonly contract: C;
  readonly data: z.input<C['schema']>;
}

/** Pairs a contract with its facts. */
export const happened = <C extends EventContract>(contract: C, data: z.input<C['schema']>): NewEvent => ({
  contract,
  data,
});

/** Parses an envelope and its facts. Throws a ZodError on anything that is no event of ours: poison, never retried. */
export function parseEvent(catalogue: readonly EventContract[], raw: unknown): Envelope {
  const envelope = envelopeSchema.parse(raw);
  const contract = catalogue.find(
    ({ type, version }) => type === envelope.type && version === envelope.version,
  );
  if (contract === undefined)
    throw new z.ZodError([
      { code: 'custom', path: ['type'], message: 'event.unknown', input: envelope.type },
    ]);
  return { ...envelope, data: contract.schema.parse(envelope.data) };
}
