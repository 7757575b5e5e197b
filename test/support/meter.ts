import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { plainName } from './key-gate.ts';

export interface Reading {
  /** Calls made to the table. */
  calls: number;
  /** Calls that had to wait for another one: the longest chain. */
  sequential: number;
  readUnits: number;
  writeUnits: number;
  bytes: number;
}

type Fields = Record<string, unknown>;
const KB = 1_024;

/** Size of an item as DynamoDB bills it: attribute names and values in UTF-8, close enough by its marshalled JSON. */
function sizeOf(item: unknown): number {
  const typed = marshall(item as Fields, { removeUndefinedValues: true });
  return Buffer.byteLength(JSON.stringify(typed)) - 8 * Object.keys(typed).length;
}

/** Read units by item size: the emulator reports them wrong. Half for an eventual read; a batch rounds each item, a query the sum. */
function readUnits(command: string, input: Fields, output: Fields): { units: number; bytes: number } {
  const half = input['ConsistentRead'] === true ? 1 : 0.5;
  const round = (bytes: number): number => Math.max(1, Math.ceil(bytes / (4 * KB))) * half;
  if (command === 'GetCommand') {
    const bytes = output['Item'] === undefined ? 0 : sizeOf(output['Item']);
    return { units: round(bytes), bytes };
  }
  if (command === 'QueryCommand') {
    const bytes = ((output['Items'] ?? []) as unknown[]).reduce<number>((sum, item) => sum + sizeOf(item), 0);
    return { units: round(bytes), bytes };
  }
  const items = Object.values((output['Responses'] ?? {}) as Record<string, unknown[]>).flat();
  return {
    units: items.reduce<number>((sum, item) => sum + round(sizeOf(item)), 0),
    bytes: items.reduce<number>((sum, item) => sum + sizeOf(item), 0),
  };
}

function writeUnits(output: Fields): number {
  const consumed = output['ConsumedCapacity'];
  const all = (Array.isArray(consumed) ? consumed : [consumed]) as ({ CapacityUnits?: number } | undefined)[];
  return all.reduce((sum, one) => sum + (one?.CapacityUnits ?? 0), 0);
}

const READS = ['GetCommand', 'QueryCommand', 'BatchGetCommand'];

/** Counts what a client does between two readings: calls, units, bytes. Write units are the engine's own. */
export function meter(client: DynamoDBDocumentClient): { take: () => Reading } {
  let reading: Reading = { calls: 0, sequential: 0, readUnits: 0, writeUnits: 0, bytes: 0 };
  let under = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      const command = plainName(context.commandName);
      const input = args.input as Fields;
      const isRead = READS.includes(command);
      if (under === 0) reading.sequential += 1;
      under += 1;
      try {
        const result = await next(
          isRead ? args : { ...args, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } },
        );
        reading.calls += 1;
        const output = result.output as unknown as Fields;
        if (isRead) {
          const { units, bytes } = readUnits(command, input, output);
          reading.readUnits += units;
          reading.bytes += bytes;
        } else reading.writeUnits += writeUnits(output);
        return result;
      } finally {
        under -= 1;
      }
    },
    { step: 'initialize', name: 'meter' },
  );
  return {
    take() {
      const taken = reading;
      reading = { calls: 0, sequential: 0, readUnits: 0, writeUnits: 0, bytes: 0 };
      return taken;
    },
  };
}
