import { setTimeout as wait } from 'node:timers/promises';
import {
  CreateTableCommand,
  DeleteTableCommand,
  DescribeTableCommand,
  UpdateContinuousBackupsCommand,
  UpdateTableCommand,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
  type CreateTableCommandInput,
  type DynamoDBClient,
  type GlobalSecondaryIndex,
} from '@aws-sdk/client-dynamodb';
import type { Id } from '#shared/ids.ts';

export interface NewTenantTable {
  readonly tableName: string;
  readonly tenantId: Id<'tenant'>;
  /** On in production: a table is deleted in two steps. */
  readonly isProtected: boolean;
}

/** AWS needs some seconds; past this a sign-up says that it goes on later. */
const MOST_WAIT_SECONDS = 60;

const isNamed = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;

const index = (name: 'gsi1' | 'gsi2'): GlobalSecondaryIndex => ({
  IndexName: name,
  KeySchema: [
    { AttributeName: `${name}pk`, KeyType: 'HASH' },
    { AttributeName: `${name}sk`, KeyType: 'RANGE' },
  ],
  Projection: { ProjectionType: 'ALL' },
});

function definitionOf({ tableName, tenantId, isProtected }: NewTenantTable): CreateTableCommandInput {
  const attributes = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: attributes.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [index('gsi1'), index('gsi2')],
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
    DeletionProtectionEnabled: isProtected,
    Tags: [
      { Key: 'product', Value: 'kehila' },
      { Key: 'tenant', Value: tenantId },
    ],
  };
}

/** Makes a tenant's table, or finds that it is there, and waits until it can be used. */
export async function createTenantTable(client: DynamoDBClient, table: NewTenantTable): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definitionOf(table)));
  } catch (error) {
    if (!isNamed(error, 'ResourceInUseException')) throw error;
  }
  // The waiter's own first step is a look, so a table that is ready costs no wait.
  const waiting = { client, maxWaitTime: MOST_WAIT_SECONDS, minDelay: 1, maxDelay: 2 };
  await waitUntilTableExists(waiting, { TableName: table.tableName });
}

/** The ARN of a table's stream; undefined when there is no such table. */
async function findStream(client: DynamoDBClient, tableName: string): Promise<string | undefined> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    return Table?.LatestStreamArn;
  } catch (error) {
    if (isNamed(error, 'ResourceNotFoundException')) return undefined;
    throw error;
  }
}

/** Removes a tenant's table with everything in it. Nothing happens when it is gone already. */
export async function deleteTenantTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.DeletionProtectionEnabled === true) {
      await client.send(new UpdateTableCommand({ TableName: tableName, DeletionProtectionEnabled: false }));
    }
    await client.send(new DeleteTableCommand({ TableName: tableName }));
  } catch (error) {
    if (!isNamed(error, 'ResourceNotFoundException')) throw error;
  }
}

/** Lets the table forget what has expired. Saying so twice is an error of the service's and none of ours. */
async function forgetExpired(client: DynamoDBClient, tableName: string): Promise<void> {
  const TimeToLiveSpecification = { Enabled: true, AttributeName: 'ttl' };
  try {
    await client.send(new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification }));
  } catch (error) {
    if (!(error instanceof Error && /already enabled/i.test(error.message))) throw error;
  }
}

/** A new table is not ready for backups at once; after these tries the sign-up is told to go on later. */
const BACKUP_TRIES = 8;

/** Keeps every second of the last 35 days. */
async function keepHistory(client: DynamoDBClient, tableName: string): Promise<void> {
  const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
  for (let tries = 1; ; tries += 1) {
    try {
      await client.send(
        new UpdateContinuousBackupsCommand({ TableName: tableName, PointInTimeRecoverySpecification }),
      );
      return;
    } catch (error) {
      if (!isNamed(error, 'ContinuousBackupsUnavailableException') || tries === BACKUP_TRIES) throw error;
      await wait(1_000);
    }
  }
}

/** Makes and removes tenants' tables with one client; the operations of this file, bound to it. */
export interface TableMaker {
  readonly create: (table: NewTenantTable) => Promise<void>;
  readonly forgetExpired: (tableName: string) => Promise<void>;
  readonly keepHistory: (tableName: string) => Promise<void>;
  readonly findStream: (tableName: string) => Promise<string | undefined>;
  readonly remove: (tableName: string) => Promise<void>;
}

/** Built once in the process that makes tenants. */
export const tableMaker = (client: DynamoDBClient): TableMaker => ({
  create: (table) => createTenantTable(client, table),
  forgetExpired: (tableName) => forgetExpired(client, tableName),
  keepHistory: (tableName) => keepHistory(client, tableName),
  findStream: (tableName) => findStream(client, tableName),
  remove: (tableName) => deleteTenantTable(client, tableName),
});
