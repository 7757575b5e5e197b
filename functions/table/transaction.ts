import { setTimeout as wait } from 'node:timers/promises';
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { AppError } from '#shared/errors.ts';
import type { Write } from './writes.ts';

export interface Transaction {
  readonly writes: readonly Write[];
  /** The same token twice is one effect, for ten minutes (DynamoDB's rule). */
  readonly token?: string;
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

function failureOf(error: Cancellation, writes: readonly Write[]): AppError | 'again' | undefined {
  if (error.name === 'TransactionInProgressException') return 'again';
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

/** All writes or none; a failed condition becomes the error its write names, by position. */
export async function runTransaction(
  client: DynamoDBDocumentClient,
  { writes, items, token }: Prepared,
): Promise<void> {
  if (writes.length > MOST_WRITES) throw new AppError('commit.too_large', { kind: 'invalid' });
  const TransactItems = items.map(paramsOf);
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(
        new TransactWriteCommand({
          TransactItems,
          ...(token !== undefined && { ClientRequestToken: token }),
        }),
      );
      return;
    } catch (error) {
      const failure = failureOf(error as Cancellation, writes);
      if (failure instanceof AppError) throw withCause(failure, error);
      if (failure === undefined) throw error;
      if (tries === TRIES) throw new AppError('table.busy', { kind: 'unavailable', cause: error });
      // Jitter only spreads retries; nothing that is stored or answered depends on it.
      await wait(10 * 2 ** tries * (0.5 + Math.random() / 2));
    }
  }
}
