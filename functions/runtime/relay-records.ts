import { setTimeout as wait } from 'node:timers/promises';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { parseEvent, type Envelope } from '#events/contracts/define-event.ts';
import { events as catalogue } from '#events/contracts/index.ts';
import type { PublishEvents } from '#functions/cloud/bus.ts';
import type { PoisonQueue } from '#functions/cloud/poison-queue.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { outboxEntity } from '#functions/table/outbox.entity.ts';
import { remove } from '#functions/table/writes.ts';

export interface Relay {
  readonly edge: Edge;
  readonly publish: PublishEvents;
  /** What can never be published waits here, with its reason. */
  readonly park: PoisonQueue;
}

/** Three tries within one second; the sweep sends again what is left. */
const TRIES = 3;

/** The envelope in a stream record, or undefined after it was parked. */
async function envelopeIn(record: DynamoDBRecord, { park, edge }: Relay): Promise<Envelope | undefined> {
  try {
    const image = unmarshall((record.dynamodb?.NewImage ?? {}) as Record<string, AttributeValue>);
    const envelope = parseEvent(catalogue, image['envelope']);
    // The table it came from decides whose event it is, not the event's own word.
    if (!String(image['pk']).startsWith(`T#${envelope.tenantId}#`)) throw new Error('event.foreign_tenant');
    return envelope;
  } catch (error) {
    const reason =
      error instanceof Error && error.message === 'event.foreign_tenant' ? error.message : 'event.unreadable';
    await park({ body: JSON.stringify(record.dynamodb?.Keys ?? {}), reason });
    edge.log.error('outbox item parked', { eventId: record.eventID, reason });
    return undefined;
  }
}

/** Takes published events out of their tenants' outboxes. */
async function forget({ edge }: Relay, sent: readonly Envelope[]): Promise<void> {
  for (const { tenantId, id } of sent) {
    await edge.openTenant(tenantId).table.write({ writes: [remove(outboxEntity, { id })] });
  }
}

/**
 * Publishes events and takes them out of the outbox. Raises when some could not be sent, so that the
 * stream comes again; what was sent is already out. One that was sent and could not be taken out is sent
 * again with the same id, which consumers claim.
 */
export async function relayEvents(relay: Relay, envelopes: readonly Envelope[]): Promise<void> {
  let left = envelopes;
  for (let tries = 1; left.length > 0; tries += 1) {
    const { sent, failed, refused } = await relay.publish(left);
    await forget(relay, sent);
    for (const { event, reason } of refused) {
      await relay.park({ body: JSON.stringify({ id: event.id, type: event.type }), reason });
      await forget(relay, [event]);
    }
    left = failed.map(({ event }) => event);
    if (left.length > 0 && tries === TRIES)
      throw new Error(`${left.length} events were not taken: ${failed[0]?.reason ?? ''}`);
    if (left.length > 0) await wait(100 * 2 ** tries);
  }
}

/**
 * Each record by itself: an unreadable one is parked and holds nothing up. Raises when one could not be parked,
 * after the others were sent.
 */
export function relayRecords(relay: Relay): (batch: DynamoDBStreamEvent) => Promise<void> {
  return async ({ Records }) => {
    const envelopes: Envelope[] = [];
    const failures: unknown[] = [];
    for (const record of Records) {
      const kind = record.dynamodb?.NewImage?.['kind']?.S;
      if (record.eventName !== 'INSERT' || kind !== outboxEntity.kind) continue;
      try {
        const envelope = await envelopeIn(record, relay);
        if (envelope !== undefined) envelopes.push(envelope);
      } catch (error) {
        failures.push(error);
      }
    }
    await relayEvents(relay, envelopes);
    relay.edge.log.info('relayed', { records: Records.length, events: envelopes.length });
    if (failures.length > 0) throw new AggregateError(failures, `${failures.length} records were not parked`);
  };
}
