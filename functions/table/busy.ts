import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { unavailable, type AppError } from '#shared/errors.ts';

/** How the cloud says "not now", after the SDK's own tries: too many calls, two writers of one item, a lost line. */
const BUSY: readonly string[] = [
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'Throttling',
  'ThrottlingException',
  'TransactionConflictException',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
];

/** A call that may work in a second: DynamoDB gives a partition its throughput anew each second. */
export const tableBusy = (cause: unknown): AppError => unavailable('table.busy', cause);

const isBusy = (error: unknown): boolean => error instanceof Error && BUSY.includes(error.name);

/**
 * Makes a client say `table.busy` where the cloud says "not now", so that callers hear of a problem that passes
 * and exceptions of the SDK stay in this room. Asked for twice, it is there once.
 */
export function sayBusy(client: DynamoDBDocumentClient): DynamoDBDocumentClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        throw isBusy(error) ? tableBusy(error) : error;
      }
    },
    { step: 'initialize', priority: 'high', name: 'sayBusy', override: true },
  );
  return client;
}
