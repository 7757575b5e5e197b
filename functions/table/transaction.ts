import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { AppError } from '#shared/errors.ts';
import { tableBusy } from './busy.ts';
import type { Write } from './writes.ts';

export interface Transaction {
  readonly writes: readonly Write[];
}

interface Prepared extends Transaction {
  readonly items: readonly unknown[];
}

/** Limit of one DynamoDB transaction. */
const MOST_WRITES = 100;
/** Five tries of 10 to 160 ms each: two writers of one item meet for a few milliseconds at most. */
const TRIES = 5;

interface Cancellation {
  readonly name?: string;
  readonly CancellationReasons?: readonly { readonly Code?: string }[];
}

/** `again`: nothing was written. `unfinished`: an earlier try of the same call is still at it. */
type Failure = AppError | 'again' | 'unfinished';

function failureOf(error: Cancellation, writes: readonly Write[]): Failure | undefined {
  if (error.name === 'TransactionInProgressException') return 'unfinished';
  if (error.name !== 'TransactionCanceledException') return undefined;
  const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code ?? 'None');
  const failed = codes.indexOf('ConditionalCheckFailed');
  if (failed >= 0) return writes[failed]?.failure;
  const passing = ['None', 'TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'];
  return codes.every((code) => passing.includes(code)) ? 'again' : undefined;
}

/** A failure is made once for each write; what the table said is known only now. */
function withCause({ code, kind, fields, details }: AppError, cause: unknown): AppError {
  return new AppError(code, { kind, cause, ...(fields && { fields }), ...(details && { details }) });
}

type Params = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
const paramsOf = (item: unknown): Params => {
  const { ToolboxItem: _, ...params } = (
    item as { params: () => Params & { ToolboxItem?: unknown } }
  ).params();
  return params;
};

/**
 * All writes or none; a failed condition becomes the error its write names, by position. A try that follows one
 * whose end is not known carries the same token, which makes one effect of the two for ten minutes (DynamoDB's rule).
 */
export async function runTransaction(
  client: DynamoDBDocumentClient,
  { writes, items }: Prepared,
): Promise<void> {
  if (writes.length > MOST_WRITES) throw new AppError('commit.too_large', { kind: 'invalid' });
  const TransactItems = items.map(paramsOf);
  let ClientRequestToken = randomUUID();
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems, ClientRequestToken }));
      return;
    } catch (error) {
      const failure = failureOf(error as Cancellation, writes);
      if (failure instanceof AppError) throw withCause(failure, error);
      if (failure === undefined) throw error;
      if (tries === TRIES) throw tableBusy(error);
      if (failure === 'again') ClientRequestToken = randomUUID();
      // Jitter only spreads retries; nothing that is stored or answered depends on it.
      await wait(10 * 2 ** tries * (0.5 + Math.random() / 2));
    }
  }
}
