import {
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { Id } from '#shared/ids.ts';
import type { Tenant } from '#shared/model/tenant.ts';
import { sayBusy } from './busy.ts';

/** What every request needs of a tenant before it may touch the tenant's table. */
export interface DirectoryEntry extends Tenant {
  /** Another host of the tenant's own, later. */
  readonly tableName: string;
  /** The sign-up that made it; whoever proves its address again may finish it. */
  readonly signUpId?: Id<'signUp'>;
}

/** A tenant still unfinished after this time gives its address back. */
export const UNFINISHED_MS = 86_400_000;

/** Whether an address may be claimed as if nobody had it. */
export const isAbandoned = (entry: DirectoryEntry, now: string): boolean =>
  entry.status === 'provisioning' && Date.parse(entry.createdAt) < Date.parse(now) - UNFINISHED_MS;

/** Whether the address is the caller's now, and whose unfinished tenant it was before. */
export type Claim = { readonly taken: false; readonly replaced?: DirectoryEntry } | { readonly taken: true };

/** The table of tenants. Holds no content and no person. */
export interface Directory {
  findBySlug(slug: string): Promise<DirectoryEntry | undefined>;
  findById(tenantId: Id<'tenant'>): Promise<DirectoryEntry | undefined>;
  /** All tenants, in pages of at most 100. For the sweep and the operator. */
  list(from?: string): Promise<{ tenants: DirectoryEntry[]; next?: string }>;
  /** Takes the address; of two at once, one. A tenant's own claim again changes nothing. */
  claim(entry: DirectoryEntry, now: string): Promise<Claim>;
  setStatus(tenantId: Id<'tenant'>, status: Tenant['status']): Promise<void>;
  /** Changes what pages show of the tenant. */
  rename(
    tenantId: Id<'tenant'>,
    change: Partial<Pick<Tenant, 'name' | 'seed' | 'locale' | 'timeZone'>>,
  ): Promise<void>;
  /** Gives the address of a tenant that is being deleted back. Nothing happens when it is another's by now. */
  remove(tenant: Pick<DirectoryEntry, 'id' | 'slug'>): Promise<void>;
}

const ALL = 'tenants';
const isConditionFailed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

function entryOf(item: Record<string, unknown> | undefined): DirectoryEntry | undefined {
  if (item === undefined) return undefined;
  const { pk: _pk, gsi1pk: _gsi1pk, gsi1sk: _gsi1sk, gsi2pk: _gsi2pk, ...entry } = item;
  return entry as unknown as DirectoryEntry;
}

interface Claiming {
  readonly entry: DirectoryEntry;
  readonly now: string;
}

/** Puts the entry where nobody is, or only an unfinished tenant: its own, or one that stood for a day. */
async function claim(
  client: DynamoDBDocumentClient,
  TableName: string,
  { entry, now }: Claiming,
): Promise<Claim> {
  const pk = `slug#${entry.slug}`;
  const abandoned = new Date(Date.parse(now) - UNFINISHED_MS).toISOString();
  try {
    const { Attributes } = await client.send(
      new PutCommand({
        TableName,
        Item: { ...entry, pk, gsi1pk: entry.id, gsi2pk: ALL },
        ConditionExpression:
          'attribute_not_exists(pk) OR (#status = :unfinished AND (id = :id OR createdAt < :abandoned))',
        ExpressionAttributeNames: { '#status': 'status' },
        ExpressionAttributeValues: {
          ':id': entry.id,
          ':unfinished': 'provisioning',
          ':abandoned': abandoned,
        },
        ReturnValues: 'ALL_OLD',
      }),
    );
    const before = entryOf(Attributes);
    return before === undefined || before.id === entry.id
      ? { taken: false }
      : { taken: false, replaced: before };
  } catch (error) {
    if (!isConditionFailed(error)) throw error;
    // Finished already, by an earlier run of the same sign-up.
    const { Item } = await client.send(new GetCommand({ TableName, Key: { pk }, ConsistentRead: true }));
    return entryOf(Item)?.id === entry.id ? { taken: false } : { taken: true };
  }
}

async function listTenants(
  client: DynamoDBDocumentClient,
  TableName: string,
  from?: string,
): Promise<{ tenants: DirectoryEntry[]; next?: string }> {
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
}

/**
 * The directory: one item a tenant under its slug, so that an address can be taken once; found by id
 * over `gsi1` and listed over `gsi2`.
 */
export function directory(given: DynamoDBDocumentClient, TableName: string): Directory {
  const client = sayBusy(given);
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
        ExpressionAttributeValues: {
          ':id': tenantId,
          ...Object.fromEntries(names.map((name, n) => [`:a${n}`, attributes[name]])),
        },
      }),
    );
  };
  return {
    findById,
    async findBySlug(slug) {
      const { Item } = await client.send(new GetCommand(bySlug(slug)));
      return entryOf(Item);
    },
    list: (from) => listTenants(client, TableName, from),
    claim: (entry, now) => claim(client, TableName, { entry, now }),
    setStatus: (tenantId, status) => change(tenantId, { status }),
    rename: (tenantId, attributes) => change(tenantId, attributes),
    async remove({ id, slug }) {
      try {
        await client.send(
          new DeleteCommand({
            ...bySlug(slug),
            ConditionExpression: 'id = :id AND #status = :deleting',
            ExpressionAttributeNames: { '#status': 'status' },
            ExpressionAttributeValues: { ':id': id, ':deleting': 'deleting' },
          }),
        );
      } catch (error) {
        if (!isConditionFailed(error)) throw error;
      }
    },
  };
}
