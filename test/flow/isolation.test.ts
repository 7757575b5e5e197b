import {
  BatchGetItemCommand,
  DeleteItemCommand,
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateScheduleCommand, DeleteScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { STSClient } from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import type { Id } from '#shared/ids.ts';
import { scheduleName, tenantCredentials, tenantTableName } from '#functions/cloud/tenant-credentials.ts';
import { signUp } from '#test/support/flow-tenant.ts';

interface Sendable {
  send(command: unknown): Promise<unknown>;
}

const region = 'us-east-1';

describe('the credentials of one tenant', () => {
  let bravoTable: string;
  let acmeTable: string;
  let bravoId: Id<'tenant'>;
  let acmeId: Id<'tenant'>;
  let environment: Record<string, string>;
  let dynamo: DynamoDBClient;
  let s3: S3Client;
  let scheduler: SchedulerClient;

  beforeAll(async () => {
    environment = inject('flow').outputs.webEnvironment;
    const names = environment as unknown as Parameters<typeof tenantCredentials>[1];
    const [acme, bravo] = [await signUp('iam-acme'), await signUp('iam-bravo')];
    acmeId = (await acme.api('GET', '/tenant')).body.id as Id<'tenant'>;
    bravoId = (await bravo.api('GET', '/tenant')).body.id as Id<'tenant'>;
    [acmeTable, bravoTable] = [tenantTableName(names, acmeId), tenantTableName(names, bravoId)];
    const credentials = tenantCredentials(new STSClient({ region }), names, acmeId);
    dynamo = new DynamoDBClient({ region, credentials });
    s3 = new S3Client({ region, credentials, forcePathStyle: true });
    scheduler = new SchedulerClient({ region, credentials });
  });

  const denied = async (client: unknown, commands: Record<string, unknown>): Promise<void> => {
    for (const [what, command] of Object.entries(commands)) {
      const outcome = await (client as Sendable).send(command).then(
        () => 'allowed',
        (error: unknown) => (error as Error).name,
      );
      expect([what, outcome]).toEqual([what, expect.stringMatching(/^AccessDenied/)]);
    }
  };

  it('reach its own table, files and timers', async () => {
    const Key = { pk: { S: `T#${acmeId}#x` }, sk: { S: 'x' } };
    await dynamo.send(new GetItemCommand({ TableName: acmeTable, Key }));
    for (const file of [`${acmeId}/files/x`, `arriving/${acmeId}/x`]) {
      const at = { Bucket: environment['KEHILA_FILES_BUCKET'], Key: file };
      await s3.send(new PutObjectCommand({ ...at, Body: 'x' }));
      await expect(s3.send(new GetObjectCommand(at))).resolves.toBeDefined();
    }
  });

  it('are refused every verb on the table of another, its indexes included', async () => {
    const TableName = bravoTable;
    const Key = { pk: { S: `T#${bravoId}#structure` }, sk: { S: 'x' } };
    const own = { Put: { TableName: acmeTable, Item: { pk: { S: `T#${acmeId}#t` }, sk: { S: 't' } } } };
    const query = {
      TableName,
      KeyConditionExpression: 'gsi1pk = :a',
      ExpressionAttributeValues: { ':a': { S: `T#${bravoId}#members` } },
    };
    await denied(dynamo, {
      get: new GetItemCommand({ TableName, Key }),
      put: new PutItemCommand({ TableName, Item: Key }),
      update: new UpdateItemCommand({
        TableName,
        Key,
        UpdateExpression: 'SET a = :a',
        ExpressionAttributeValues: { ':a': { S: 'a' } },
      }),
      delete: new DeleteItemCommand({ TableName, Key }),
      query: new QueryCommand({ ...query, KeyConditionExpression: 'pk = :a' }),
      index: new QueryCommand({ ...query, IndexName: 'gsi1' }),
      scan: new ScanCommand({ TableName }),
      batch: new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } }),
      transaction: new TransactWriteItemsCommand({ TransactItems: [own, { Put: { TableName, Item: Key } }] }),
      describe: new DescribeTableCommand({ TableName }),
      'scan of its own table': new ScanCommand({ TableName: acmeTable }),
    });
  });

  it('are refused the files and the timers of another', async () => {
    const Bucket = environment['KEHILA_FILES_BUCKET'];
    await denied(s3, {
      read: new GetObjectCommand({ Bucket, Key: `${bravoId}/files/x` }),
      write: new PutObjectCommand({ Bucket, Key: `${bravoId}/files/x`, Body: 'x' }),
      'read what arrives': new GetObjectCommand({ Bucket, Key: `arriving/${bravoId}/x` }),
      'write what arrives': new PutObjectCommand({ Bucket, Key: `arriving/${bravoId}/x`, Body: 'x' }),
      list: new ListObjectsV2Command({ Bucket }),
    });
    const Name = scheduleName(bravoId, 'anything');
    const Target = {
      Arn: environment['KEHILA_WAKE_QUEUE_ARN'],
      RoleArn: environment['KEHILA_SCHEDULE_ROLE_ARN'],
      Input: '{}',
    };
    await denied(scheduler, {
      create: new CreateScheduleCommand({
        Name,
        ScheduleExpression: 'at(2030-01-01T00:00:00)',
        FlexibleTimeWindow: { Mode: 'OFF' },
        Target,
      }),
      delete: new DeleteScheduleCommand({ Name }),
    });
  });
});
