import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import { tableMaker, type TableMaker } from '#functions/table/create-tenant-table.ts';

type Credentials = () => Promise<AwsCredentialIdentity>;

/**
 * Three tries of the SDK's own on throttling and lost connections; a request that waits longer than
 * this is better refused than kept.
 */
const PATIENCE = { maxAttempts: 4, requestHandler: { requestTimeout: 3_000, connectionTimeout: 1_000 } };

/** A document client; with credentials it reaches one tenant, without them what the function's own role may. */
export function documentClient(region: string, credentials?: Credentials): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ region, ...PATIENCE, ...(credentials && { credentials }) });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** Makes tables with what the function's own role may; only the control function's may at all. */
export const tableMakerIn = (region: string): TableMaker =>
  tableMaker(new DynamoDBClient({ region, ...PATIENCE }));
