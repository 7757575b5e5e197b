import { UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Tally {
  readonly pk: string;
  /** Absent in the directory's table, which has no sort key. */
  readonly sk?: string;
  readonly kind: string;
  /** Seconds since 1970 after which the table may forget the count. */
  readonly ttl: number;
}

/** Adds one and answers the new count, in one call. For counts whose value decides, such as a rate limit. */
export async function addOne(
  client: DynamoDBDocumentClient,
  TableName: string,
  { pk, sk, kind, ttl }: Tally,
): Promise<number> {
  const { Attributes } = await client.send(
    new UpdateCommand({
      TableName,
      Key: sk === undefined ? { pk } : { pk, sk },
      UpdateExpression: 'ADD hits :one SET #ttl = :ttl, kind = :kind',
      ExpressionAttributeNames: { '#ttl': 'ttl' },
      ExpressionAttributeValues: { ':one': 1, ':ttl': ttl, ':kind': kind },
      ReturnValues: 'UPDATED_NEW',
    }),
  );
  return Number(Attributes?.['hits']);
}
