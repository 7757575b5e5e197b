import { ScanCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Id } from '#shared/ids.ts';

/** An item's kind and attributes, without the keys it is stored under: they are made from the attributes. */
export type ExportedItem = { readonly kind: string } & Record<string, unknown>;

interface Source {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly tenantId: Id<'tenant'>;
}

const KEYS = ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'];
/** Secrets, account names, and what lives for a while between processes. docs/export.md says the same. */
export const NOT_EXPORTED = [
  'credential',
  'code',
  'webhook-secret',
  'member-key',
  'idempotency',
  'hits',
  'outbox',
  'claim',
];
/** Of an invitation the rest may go; what proves it may not. */
const SECRET = /^(secretHash|codeHash|subject)$/;

function withoutKeys(item: Record<string, unknown>): ExportedItem {
  const { kind, ...rest } = item;
  const told = Object.entries(rest).filter(([name]) => !KEYS.includes(name) && !SECRET.test(name));
  return { kind: String(kind), ...Object.fromEntries(told) };
}

/**
 * Every item of one tenant, as it is when it is read: the one Scan there is, for the operator's export alone. A
 * tenant's own credentials cannot scan, so that a request can never read a whole table; the client is the operator's.
 */
export async function* exportItems({ client, tableName, tenantId }: Source): AsyncGenerator<ExportedItem> {
  let from: Record<string, unknown> | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: tableName,
        ConsistentRead: true,
        // In a table that several tenants share, only this one's.
        FilterExpression: 'begins_with(pk, :tenant)',
        ExpressionAttributeValues: { ':tenant': `T#${tenantId}#` },
        ...(from !== undefined && { ExclusiveStartKey: from }),
      }),
    );
    for (const item of Items.map(withoutKeys)) if (!NOT_EXPORTED.includes(item.kind)) yield item;
    from = LastEvaluatedKey;
  } while (from !== undefined);
}
