import { spawn, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import {
  CreateTableCommand,
  DescribeTableCommand,
  ListTablesCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { BatchWriteCommand, DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { freePort } from '../../scripts/local/ports.ts';

/** A fast table engine in a process of its own: dynoxide (crates.io: dynoxide-rs). */
export interface Engine {
  readonly endpoint: string;
  /** Processor seconds it took so far. */
  readonly cpuSeconds: () => Promise<number>;
  readonly stop: () => void;
}

/** The kernel counts in hundredths of a second (proc(5), USER_HZ). */
const TICKS_A_SECOND = 100;

/** Processor seconds of a process, from Linux. */
async function cpuSecondsOf(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

async function untilItAnswers(endpoint: string, child: ChildProcess): Promise<void> {
  const end = Date.now() + 10_000;
  while (
    !(await fetch(endpoint).then(
      () => true,
      () => false,
    ))
  ) {
    if (child.exitCode !== null || Date.now() > end)
      throw new Error(`dynoxide does not answer at ${endpoint}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Starts the engine from its binary, with empty tables in memory. */
export async function startEngine(binary: string): Promise<Engine> {
  const port = await freePort();
  const child = spawn(binary, ['--host', '127.0.0.1', '--port', String(port)], { stdio: 'ignore' });
  const endpoint = `http://127.0.0.1:${port}`;
  await untilItAnswers(endpoint, child);
  return { endpoint, cpuSeconds: () => cpuSecondsOf(child.pid ?? 0), stop: () => child.kill() };
}

async function copyTable(from: DynamoDBClient, to: DynamoDBClient, TableName: string): Promise<void> {
  const { Table } = await from.send(new DescribeTableCommand({ TableName }));
  await to.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: Table?.KeySchema,
      AttributeDefinitions: Table?.AttributeDefinitions,
      GlobalSecondaryIndexes: Table?.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    }),
  );
  const target = DynamoDBDocumentClient.from(to);
  const { Items = [] } = await DynamoDBDocumentClient.from(from).send(new ScanCommand({ TableName }));
  for (let n = 0; n < Items.length; n += 25) {
    const puts = Items.slice(n, n + 25).map((Item) => ({ PutRequest: { Item } }));
    await target.send(new BatchWriteCommand({ RequestItems: { [TableName]: puts } }));
  }
}

/** Copies every table, items included. Small tables only: one scan each. */
export async function copyTables(from: DynamoDBClient, to: DynamoDBClient): Promise<void> {
  const { TableNames = [] } = await from.send(new ListTablesCommand({}));
  for (const name of TableNames) await copyTable(from, to, name);
}
