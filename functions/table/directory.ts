import { GetCommand, PutCommand, QueryCommand, UpdateCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Id } from '#shared/ids.ts';
import type { Tenant } from '#shared/model/tenant.ts';

/** What every request needs of a tenant before it may touch the tenant's table. */
export interface DirectoryEntry extends Tenant {
  /** Another host of the tenant's own, later. */
  readonly tableName: string;
}

/** The table of tenants. Holds no content and no person. */
export interface Directory {
  findBySlug(slug: string): Promise<DirectoryEntry | undefined>;
  findById(tenantId: Id<'tenant'>): Promise<DirectoryEntry | undefined>;
  /** All tenants, in pages of at most 100. For the sweep and the operator. */
  list(from?: string): Promise<{ tenants: DirectoryEntry[]; next?: string }>;
  /** Takes the address. False when it is taken by another tenant. */
  claim(entry: DirectoryEntry): Promise<boolean>;
  setStatus(tenantId: Id<'tenant'>, status: Tenant['status']): Promise<void>;
  /** Changes what pages show of the tenant. */
  rename(tenantId: Id<'tenant'>, change: Partial<Pick<Tenant, 'name' | 'seed' | 'locale' | 'timeZone'>>): Promise<void>;
}

const ALL = 'tenants';
const isConditionFailed = (error: unknown): boolean => error instanceof Error && error.name === 'ConditionalCheckFailedException';

function entryOf(item: Record<string, unknown> | undefined): DirectoryEntry | undefined {
  if (item === undefined) return undefined;
  const { pk: _pk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, gsi2pk: _gsi2pk, ...entry } = item;
  return entry as unknown as DirectoryEntry;
}

/**
 * The directory: one item a tenant under its slug, so that an address can be taken once; found by id
 * over `gsi1` and listed over `gsi2`.
 */
export function directory(client: DynamoDBDocumentClient, TableName: string): Directory {
  const bySlug = (slug: string) => ({ TableName, Key: { pk: `slug#${slug}` } });
  const findById = async (tenantId: Id<'tenant'>): Promise<DirectoryEntry | undefined> => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: 'gsi1',
        KeyConditionExpression: 'gsi1pk = :id',
        ExpressionAttributeValues: { ':id': tenantId },
      }),
    );
    return entryOf(Items?.[0]);
  };
  const change = async (tenantId: Id<'tenant'>, attributes: Record<string, unknown>): Promise<void> => {
    const entry = await findById(tenantId);
    if (entry === undefined) throw new Error(`There is no tenant ${tenantId}`);
    const names = Object.keys(attributes);
    await client.send(
      new UpdateCommand({
        ...bySlug(entry.slug),
        UpdateExpression: `SET ${names.map((_, n) => `#a${n} = :a${n}`).join(', ')}`,
        ConditionExpression: 'id = :id',
        ExpressionAttributeNames: Object.fromEntries(names.map((name, n) => [`#a${n}`, name])),
        ExpressionAttributeValues: { ':id': tenantId, ...Object.fromEntries(names.map((name, n) => [`:a${n}`, attributes[name]])) },
      }),
    );
  };
  return {
    findById,
    async findBySlug(slug) {
      const { Item } = await client.send(new GetCommand(bySlug(slug)));
      return entryOf(Item);
    },
    async list(from) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName,
          IndexName: 'gsi2',
          KeyConditionExpression: 'gsi2pk = :all',
          ExpressionAttributeValues: { ':all': ALL },
          Limit: 100,
          ...(from !== undefined && { ExclusiveStartKey: JSON.parse(from) as Record<string, unknown> }),
        }),
      );
      const tenants = Items.map((item) => entryOf(item)).filter((entry) => entry !== undefined);
      return LastEvaluatedKey === undefined ? { tenants } : { tenants, next: JSON.stringify(LastEvaluatedKey) };
    },
    async claim(entry) {
      const Item = { ...entry, pk: `slug#${entry.slug}`, gsi1pk: entry.id, gsi2pk: ALL };
      try {
        await client.send(
          new PutCommand({
            TableName,
            Item,
            ConditionExpression: 'attribute_not_exists(pk) OR id = :id',
            ExpressionAttributeValues: { ':id': entry.id },
          }),
        );
        return true;
      } catch (error) {
        if (isConditionFailed(error)) return false;
        throw error;
      }
    },
    setStatus: (tenantId, status) => change(tenantId, { status }),
    rename: (tenantId, attributes) => change(tenantId, attributes),
  };
}
