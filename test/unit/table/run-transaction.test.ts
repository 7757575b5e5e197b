import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { runTransaction } from '#functions/table/transaction.ts';
import { cancelled, tooMany } from '#test/support/throttled.ts';

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: 'us-east-1' }));
const table = mockClient(client);
const write = (): Promise<void> => runTransaction(client, { writes: [], items: [] });
const tokens = (): unknown[] =>
  table.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);

describe('a transaction whose end is not known', () => {
  beforeEach(() => table.reset());

  it('is asked for again under the same token while it is still at it, so that it happens once', async () => {
    table.on(TransactWriteCommand).rejectsOnce(tooMany('TransactionInProgressException')).resolves({});
    await write();
    expect(tokens()).toHaveLength(2);
    expect(new Set(tokens()).size).toBe(1);
  });

  it('is a new one after it was cancelled', async () => {
    table.on(TransactWriteCommand).rejectsOnce(cancelled('TransactionConflict')).resolves({});
    await write();
    expect(new Set(tokens()).size).toBe(2);
  });

  it('is never tried again for a reason that no try can change', async () => {
    table.on(TransactWriteCommand).rejects(cancelled('ValidationError'));
    await expect(write()).rejects.toThrow('cancelled');
    expect(tokens()).toHaveLength(1);
  });
});
