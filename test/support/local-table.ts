import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Region and keys of the local cloud; its keys open nothing elsewhere. */
export const LOCAL = {
  region: 'us-east-1',
  credentials: { accessKeyId: '000000000000', secretAccessKey: 'test' },
};

/** Where the local cloud of this test run listens. The global setup says so. */
export function localEndpoint(): string {
  const endpoint = process.env['AWS_ENDPOINT_URL'];
  if (endpoint === undefined) throw new Error('Table tests need AWS_ENDPOINT_URL: run them through npm test');
  return endpoint;
}

/** Clients on the local cloud's DynamoDB, with the marshalling the product uses. */
export function localTableClients(): { client: DynamoDBClient; document: DynamoDBDocumentClient } {
  const client = new DynamoDBClient({ ...LOCAL, endpoint: localEndpoint(), maxAttempts: 4 });
  const document = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  return { client, document };
}
