import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { localTableClients } from './local-table.ts';
import type { TestTenant } from './table-context.ts';

export type StoredItem = Readonly<Record<string, unknown>> & { readonly kind: string };

/**
 * Everything stored for a tenant, in the order of its keys; counts of requests left out. Read past the tenant's own
 * handle, so that a test of what is left after a refusal asks the engine and nobody else.
 */
export async function contentsOf({ id }: Pick<TestTenant, 'id'>): Promise<StoredItem[]> {
  const { document } = localTableClients();
  const items: StoredItem[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const page = await document.send(
      new ScanCommand({ TableName: `test-${id}`, ConsistentRead: true, ExclusiveStartKey: from }),
    );
    items.push(...((page.Items ?? []) as StoredItem[]));
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  const keyOf = ({ pk, sk }: StoredItem): string => `${String(pk)}\n${String(sk)}`;
  return items
    .filter(({ kind }) => kind !== 'hits')
    .toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}
