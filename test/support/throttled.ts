import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { plainName } from './key-gate.ts';

/** What a table answers that cannot keep up, after the SDK's own tries. */
export const tooMany = (name = 'ProvisionedThroughputExceededException'): Error =>
  Object.assign(new Error('The level of configured provisioned throughput was exceeded'), { name });

/** A transaction that was cancelled for these reasons, one for each of its writes. */
export const cancelled = (...codes: string[]): Error =>
  Object.assign(new Error('Transaction cancelled'), {
    name: 'TransactionCanceledException',
    CancellationReasons: codes.map((Code) => ({ Code })),
  });

export interface Throttle {
  /** Refuses the calls of these names from now on, or all; after `skip` that pass, and `times` of them when it is given. */
  refuse(error: Error, options?: { only?: readonly string[]; skip?: number; times?: number }): void;
  /** Answers batches of reads with none of their items, as a busy table does, and says that it left them out. */
  leaveOut(): void;
  /** The table can keep up again. */
  recover(): void;
  /** Calls that were refused since the last `refuse`. */
  refused(): number;
}

/** The same answer to a batch of reads, with its items left for another call. */
function withoutItems<T extends object>(output: T): T {
  const { Responses = {} } = output as { Responses?: Record<string, Record<string, unknown>[]> };
  const left = Object.entries(Responses).map(([name, items]) => [
    name,
    { Keys: items.map(({ pk, sk }) => ({ pk, sk })) },
  ]);
  return { ...output, Responses: {}, UnprocessedKeys: Object.fromEntries(left) as object };
}

/** Lets a table refuse calls, which an emulator never does. No call that is refused reaches the engine. */
export function throttleOf(client: DynamoDBDocumentClient): Throttle {
  let fault: { error: Error; only: readonly string[] | undefined; skip: number; left: number } | undefined;
  let refused = 0;
  let leavesOut = false;
  client.middlewareStack.add(
    (next, context) => (args) => {
      if (leavesOut && plainName(context.commandName) === 'BatchGetCommand')
        return next(args).then((answer) => ({ ...answer, output: withoutItems(answer.output) }));
      const isMeant = fault?.only?.includes(plainName(context.commandName)) ?? true;
      if (fault === undefined || fault.left === 0 || !isMeant) return next(args);
      fault.skip -= 1;
      if (fault.skip >= 0) return next(args);
      fault.left -= 1;
      refused += 1;
      throw fault.error;
    },
    // Before the SDK's retries, and below the room's own words for such an error.
    { step: 'build', name: 'throttle' },
  );
  return {
    refuse(error, { only, skip = 0, times = Infinity } = {}) {
      fault = { error, only, skip, left: times };
      refused = 0;
    },
    leaveOut() {
      leavesOut = true;
    },
    recover() {
      fault = undefined;
      leavesOut = false;
    },
    refused: () => refused,
  };
}
