import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { ZodError } from 'zod';
import { parseEvent, type Envelope } from '#events/contracts/define-event.ts';
import { events } from '#events/contracts/index.ts';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import type { PoisonQueue } from '#functions/cloud/poison-queue.ts';
import { systemContext } from './system-context.ts';

interface Consuming {
  readonly edge: Edge;
  readonly consumers: readonly Consumer[];
  /** Where what can never be handled goes, with its reason. */
  readonly poison: PoisonQueue;
}

/** An event no retry will make right. */
class Poison extends Error {}

function eventOf(record: SQSRecord): Envelope {
  try {
    // The bus wraps the envelope in its own; `detail` is ours.
    const { detail } = JSON.parse(record.body) as { detail?: unknown };
    return parseEvent(events, detail);
  } catch (cause) {
    throw new Poison(
      cause instanceof ZodError
        ? `event.unreadable: ${cause.issues.map(({ path }) => path.join('.')).join(', ')}`
        : 'event.not_json',
      { cause },
    );
  }
}

async function handle({ edge, consumers }: Consuming, record: SQSRecord): Promise<void> {
  const event = eventOf(record);
  const tenant = await edge.directory.findById(event.tenantId);
  if (tenant === undefined) throw new Poison('event.tenant_unknown');
  for (const consumer of consumers) {
    if (!consumer.on.some(({ type, version }) => type === event.type && version === event.version)) continue;
    const { correlationId, id } = event;
    await consumer.handle(
      systemContext(edge, tenant, { name: consumer.name, correlationId, causationId: id }),
      event,
    );
    edge.log.info('consumed', {
      consumer: consumer.name,
      type: event.type,
      eventId: id,
      tenantId: event.tenantId,
      correlationId,
    });
  }
}

/** Whether a message that failed is in the dead-letter queue now. If not, it comes back to its own queue. */
async function putAside({ edge, poison }: Consuming, record: SQSRecord, error: unknown): Promise<boolean> {
  const { messageId, body } = record;
  if (!(error instanceof Poison)) {
    edge.log.error('consumer failed', { messageId, error });
    return false;
  }
  try {
    await poison({ body, reason: error.message });
    edge.log.error('poison', { messageId, reason: error.message });
    return true;
  } catch (cause) {
    edge.log.error('poison not put aside', { messageId, reason: error.message, error: cause });
    return false;
  }
}

/**
 * The Lambda of one queue: each message by itself. What failed comes back after the visibility
 * timeout, five times, and then waits in the dead-letter queue; what can never work goes there at once.
 */
export function consume(consuming: Consuming): (batch: SQSEvent) => Promise<SQSBatchResponse> {
  return async ({ Records }) => {
    const batchItemFailures: { itemIdentifier: string }[] = [];
    for (const record of Records) {
      try {
        await handle(consuming, record);
      } catch (error) {
        if (!(await putAside(consuming, record, error)))
          batchItemFailures.push({ itemIdentifier: record.messageId });
      }
    }
    return { batchItemFailures };
  };
}
