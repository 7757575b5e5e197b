import { GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { guardKeys, partitionKeysOf } from '#test/support/key-gate.ts';
import { localTableClients } from '#test/support/local-table.ts';
import { startTenant } from '#test/support/table-context.ts';

describe('the key gate', () => {
  it('lets a tenant reach its own partitions', async () => {
    const acme = await startTenant();
    await expect(acme.space()).resolves.toMatchObject({ spaceId: expect.stringMatching(/^spc_/) as string });
  });

  it('stops a call that names another tenant, or none', async () => {
    const { document } = localTableClients();
    guardKeys(document, 'tnt_acme');
    const foreign = new GetCommand({ TableName: 'any', Key: { pk: 'T#tnt_bravo#member#1', sk: 'member' } });
    await expect(document.send(foreign)).rejects.toThrow('names the partition T#tnt_bravo#member#1');
    const unnamed = new QueryCommand({
      TableName: 'any',
      KeyConditionExpression: 'sk = :a',
      ExpressionAttributeValues: { ':a': 'x' },
    });
    await expect(document.send(unnamed)).rejects.toThrow('names the partition undefined');
  });

  it('reads the partitions of every kind of call', () => {
    const pk = 'T#tnt_acme#a';
    const calls: [string, Record<string, unknown>][] = [
      ['PutCommand', { Item: { pk } }],
      ['UpdateCommand', { Key: { pk } }],
      ['BatchGetCommand', { RequestItems: { t: { Keys: [{ pk }] } } }],
      [
        'BatchWriteCommand',
        { RequestItems: { t: [{ PutRequest: { Item: { pk } } }, { DeleteRequest: { Key: { pk } } }] } },
      ],
      [
        'TransactWriteCommand',
        { TransactItems: [{ Put: { Item: { pk } } }, { ConditionCheck: { Key: { pk } } }] },
      ],
      [
        'QueryCommand',
        {
          KeyConditionExpression: '#a = :b AND begins_with(#c, :d)',
          ExpressionAttributeNames: { '#a': 'gsi1pk', '#c': 'gsi1sk' },
          ExpressionAttributeValues: { ':b': pk },
        },
      ],
    ];
    for (const [command, input] of calls) {
      expect(new Set(partitionKeysOf(command, input)), command).toEqual(new Set([pk]));
    }
  });
});
