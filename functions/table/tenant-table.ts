import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  BatchGetCommand,
  BatchGetRequest,
  executeBatchGet,
  GetItemCommand,
  QueryCommand,
  type Condition,
  type Entity,
} from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import { buildEntity, buildTable, type AnyEntity, type ItemOf, type KeyOf } from './define-entity.ts';
import { sayBusy, tableBusy } from './busy.ts';
import type { CursorSigner } from './cursor.ts';
import { addOne } from './tally.ts';
import { runTransaction, type Transaction } from './transaction.ts';

/** One access pattern: which partition, in which order, of which kinds. Made by the named functions in `*-patterns.ts`. */
export interface Pattern<D extends AnyEntity = AnyEntity> {
  /** Name in docs/keys.md and in the cursor. */
  readonly name: string;
  readonly index?: 'gsi1' | 'gsi2';
  /** Without the tenant. */
  readonly pk: string;
  readonly range?:
    | { beginsWith: string }
    | { gte: string }
    | { gt: string }
    | { lte: string }
    | { lt: string }
    | { between: [string, string] };
  readonly kinds: readonly D[];
  readonly newestFirst?: boolean;
  readonly consistent?: boolean;
  readonly filter?: Condition;
}

export type Found<D extends AnyEntity> = D extends AnyEntity ? ItemOf<D> & { kind: D['kind'] } : never;
export interface Page<T> {
  readonly items: T[];
  readonly cursor?: string;
}
export interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** The only handle to storage. It belongs to one tenant and cannot name another. */
export interface TenantTable {
  readonly tenantId: Id<'tenant'>;
  /** One item, or undefined. Eventually consistent unless asked. */
  get<D extends AnyEntity>(
    definition: D,
    key: KeyOf<D>,
    options?: { consistent?: boolean },
  ): Promise<ItemOf<D> | undefined>;
  /** Up to 100 items of one kind in the order of the keys; a missing one is left out. One call. */
  getMany<D extends AnyEntity>(definition: D, keys: readonly KeyOf<D>[]): Promise<ItemOf<D>[]>;
  /** One page of a pattern. The cursor is signed for this tenant and this pattern. */
  page<D extends AnyEntity>(pattern: Pattern<D>, request: PageRequest): Promise<Page<Found<D>>>;
  /** Everything of a pattern that is known to be small (at most 1 MB, one call). */
  all<D extends AnyEntity>(pattern: Pattern<D>): Promise<Found<D>[]>;
  /** All writes or none. Conflicts between transactions are tried again with jitter. */
  write(transaction: Transaction): Promise<void>;
  /** Counts one hit of `what` in a window that ends at `until` (ISO); answers how many there are now. */
  hit(what: string, window: string, until: string): Promise<number>;
}

interface Parts {
  readonly tenantId: Id<'tenant'>;
  readonly tableName: string;
  readonly client: DynamoDBDocumentClient;
  readonly cursors: CursorSigner;
}

/** The library's table and entities of one tenant, and the tenant's prefix of keys. */
interface Library {
  readonly table: ReturnType<typeof buildTable>;
  readonly withTenant: (pk: string) => string;
  readonly entityOf: (definition: AnyEntity) => Entity;
  readonly storedKey: (definition: AnyEntity, key: unknown) => { pk: string; sk: string };
}

function libraryOf({ tenantId, tableName, client }: Parts): Library {
  const table = buildTable(tableName, sayBusy(client));
  const built = new Map<string, Entity>();
  const withTenant = (pk: string): string => `T#${tenantId}#${pk}`;
  return {
    table,
    withTenant,
    entityOf(definition) {
      const known = built.get(definition.kind);
      if (known !== undefined) return known;
      const entity = buildEntity(definition, table);
      built.set(definition.kind, entity);
      return entity;
    },
    storedKey(definition, key) {
      const { pk, sk } = definition.key(key);
      return { pk: withTenant(pk), sk };
    },
  };
}

interface QueryAnswer {
  Items?: unknown[] | undefined;
  LastEvaluatedKey?: Record<string, unknown> | undefined;
}

function query(
  { table, withTenant, entityOf }: Library,
  pattern: Pattern,
  more: { limit?: number; from?: Record<string, unknown> | undefined } = {},
): Promise<QueryAnswer> {
  const { index, range, newestFirst, consistent, filter } = pattern;
  const command = table
    .build(QueryCommand)
    .query({ partition: withTenant(pattern.pk), ...(index && { index }), ...(range && { range }) } as never)
    .entities(...pattern.kinds.map(entityOf))
    .options({
      entityAttrFilter: false,
      showEntityAttr: true,
      ...(newestFirst === true && { reverse: true }),
      ...(consistent === true && { consistent: true }),
      ...(more.limit !== undefined && { limit: more.limit }),
      ...(more.from !== undefined && { exclusiveStartKey: more.from }),
      ...(filter && { filters: Object.fromEntries(pattern.kinds.map(({ kind }) => [kind, filter])) }),
    } as never);
  return command.send();
}

async function getMany(
  { table, entityOf, storedKey }: Library,
  definition: AnyEntity,
  keys: readonly unknown[],
) {
  if (keys.length === 0) return [];
  const entity = entityOf(definition);
  const requests = keys.map((key) => entity.build(BatchGetRequest).key(storedKey(definition, key)));
  const { Responses, UnprocessedKeys = {} } = await executeBatchGet(
    { maxAttempts: 5 },
    table.build(BatchGetCommand).requests(...requests),
  );
  // A busy table leaves keys out; answering without them would say that they are not there.
  if (Object.keys(UnprocessedKeys).length > 0) throw tableBusy(UnprocessedKeys);
  // The library says that they are always there; of a batch in which nothing was found they are not.
  const [found = []] = (Responses as unknown[][] | undefined) ?? [];
  return found.filter((item) => item !== undefined);
}

/** Builds the handle. Called by `table-for.ts` with credentials that reach this tenant's table alone. */
export function tenantTable(parts: Parts): TenantTable {
  const { tenantId, tableName, client, cursors } = parts;
  const library = libraryOf(parts);
  const { entityOf, storedKey, withTenant } = library;
  return {
    tenantId,
    async get(definition, key, options) {
      const command = entityOf(definition).build(GetItemCommand).key(storedKey(definition, key));
      const { Item } = await command.options({ consistent: options?.consistent ?? false }).send();
      return Item as never;
    },
    getMany: (definition, keys) => getMany(library, definition, keys) as never,
    async page(pattern, request) {
      const list = `${pattern.name}:${pattern.pk}:${JSON.stringify(pattern.range ?? '')}`;
      const from = request.cursor === undefined ? undefined : cursors.open(list, request.cursor);
      const { Items = [], LastEvaluatedKey } = await query(library, pattern, { limit: request.limit, from });
      const items = Items as never[];
      return LastEvaluatedKey === undefined
        ? { items }
        : { items, cursor: cursors.seal(list, LastEvaluatedKey) };
    },
    async all(pattern) {
      const { Items = [] } = await query(library, pattern);
      return Items as never[];
    },
    hit: (what, window, until) =>
      addOne(client, tableName, {
        pk: withTenant(`hits#${what}`),
        sk: window,
        kind: 'hits',
        ttl: Math.ceil(Date.parse(until) / 1_000),
      }),
    write: (transaction) =>
      runTransaction(client, {
        ...transaction,
        items: transaction.writes.map((write) => write.build(entityOf(write.definition), withTenant)),
      }),
  };
}
