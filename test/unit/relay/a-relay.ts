import { readFileSync } from 'node:fs';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { Id } from '#shared/ids.ts';
import { publisher } from '#functions/cloud/bus.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import type { Relay } from '#functions/runtime/relay-records.ts';
import { cursorSigner } from '#functions/table/cursor.ts';
import { tenantTable } from '#functions/table/tenant-table.ts';

const sample = JSON.parse(
  readFileSync(new URL('../../fixtures/events/question.asked.v1.json', import.meta.url), 'utf8'),
) as Envelope;
const region = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/** Events of one tenant, told apart by the last two characters of their ids. */
export const someEvents = (many: number): Envelope[] =>
  Array.from({ length: many }, (_, n) => ({
    ...sample,
    id: `${sample.id.slice(0, -2)}${String(n).padStart(2, '0')}` as Id<'event'>,
  }));

/** The outbox item of an event as the table's stream reports it. */
export const recordOf = (envelope: Envelope): DynamoDBRecord => ({
  eventName: 'INSERT',
  eventID: envelope.id,
  dynamodb: {
    Keys: { sk: { S: envelope.id } },
    NewImage: marshall({
      pk: `T#${envelope.tenantId}#outbox`,
      sk: envelope.id,
      kind: 'outbox',
      id: envelope.id,
      envelope,
    }) as NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['NewImage']>,
  },
});

/** A relay whose bus and table answer as a test says, and keep what they were told. */
export function aRelay() {
  const bus = mockClient(EventBridgeClient);
  const table = mockClient(DynamoDBDocumentClient);
  table.on(TransactWriteCommand).resolves({});
  const parking = { fails: false };
  const parked: { body: string; reason: string }[] = [];
  const openTenant = (tenantId: Id<'tenant'>) => ({
    table: tenantTable({
      tenantId,
      tableName: `test-${tenantId}`,
      client: DynamoDBDocumentClient.from(new DynamoDBClient(region)),
      cursors: cursorSigner('a-key-for-tests-of-32-characters-or-more', tenantId),
    }),
  });
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const relay: Relay = {
    edge: { openTenant, log: silent } as unknown as Edge,
    publish: publisher(new EventBridgeClient(region), 'events'),
    park: async (message) => {
      if (parking.fails) throw new Error('The queue is not there');
      parked.push(message);
    },
  };
  const idsIn = (call: { args: readonly [{ input: object }, ...unknown[]] }): string[] =>
    ((call.args[0].input as { Entries?: { Detail?: string }[] }).Entries ?? []).map(
      ({ Detail = '{}' }) => (JSON.parse(Detail) as Envelope).id,
    );
  return {
    relay,
    parked,
    /** Set `fails`, and nothing can be parked. */
    parking,
    /** How the next calls to the bus are answered: entry by entry, `taken` or a code, or the whole call fails. All others are taken. */
    answerNext(...answers: (Error | readonly string[])[]): void {
      let call = 0;
      bus.on(PutEventsCommand).callsFake(({ Entries = [] }: { Entries?: unknown[] }) => {
        const answer = answers[call];
        call += 1;
        if (answer instanceof Error) throw answer;
        const entries = Entries.map((_, n) => {
          const code = answer?.[n] ?? 'taken';
          return code === 'taken' ? { EventId: `bus-${call}-${n}` } : { ErrorCode: code };
        });
        return {
          FailedEntryCount: entries.filter((entry) => 'ErrorCode' in entry).length,
          Entries: entries,
        };
      });
    },
    /** The ids in each call to the bus. */
    calls: (): string[][] => bus.commandCalls(PutEventsCommand).map(idsIn),
    /** The ids that were taken out of the outbox, in order. */
    forgotten: (): string[] =>
      table
        .commandCalls(TransactWriteCommand)
        .flatMap(({ args }) => args[0].input.TransactItems ?? [])
        .map(({ Delete }) => Delete?.Key?.['sk'] as string),
  };
}
