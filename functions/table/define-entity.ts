import { any, Entity, string, Table, type FormattedValue, type ItemSchema } from 'dynamodb-toolbox';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Id, IdKind } from '#shared/ids.ts';

export interface PrimaryKey {
  readonly pk: string;
  readonly sk: string;
}

/** The two indexes every tenant's table has. An item without the attributes is not in the index. */
export interface IndexKeys {
  readonly gsi1pk?: string;
  readonly gsi1sk?: string;
  readonly gsi2pk?: string;
  readonly gsi2sk?: string;
}

/** An item as operations see it. */
export type ItemOf<D extends { readonly schema: ItemSchema }> = FormattedValue<D['schema']>;

/** An attribute that holds an id of one kind. */
export const idOf = <K extends IdKind>(_kind: K) => any().castAs<Id<K>>();
/** An attribute whose shape a zod model or a rule already guards. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the type that the guard proves
export const valueOf = <T>() => any().castAs<T>();

interface Declaration<S extends ItemSchema, K extends keyof FormattedValue<S>> {
  readonly kind: string;
  readonly schema: S;
  /** The attributes the key is made of. */
  readonly key: (item: Pick<FormattedValue<S>, K>) => PrimaryKey;
  readonly indexes?: (item: FormattedValue<S>) => IndexKeys;
}

/**
 * One kind of item: its attributes, its key and its places in the indexes. Partition keys are
 * written without the tenant; the table puts `T#<tenant>#` before each of them.
 */
export interface EntityDefinition<S extends ItemSchema, K extends keyof FormattedValue<S>> {
  readonly kind: string;
  readonly schema: S;
  readonly key: (item: Pick<FormattedValue<S>, K>) => PrimaryKey;
  readonly indexes: (item: FormattedValue<S>) => IndexKeys;
}

/** Declares a kind of item. Called once per noun, in `<noun>.entity.ts`. */
export function defineEntity<S extends ItemSchema, K extends keyof FormattedValue<S>>(
  declaration: Declaration<S, K>,
): EntityDefinition<S, K> {
  return { indexes: () => ({}), ...declaration };
}

/* eslint-disable @typescript-eslint/no-explicit-any -- the table treats all kinds alike; the public functions keep the types */
export interface AnyEntity {
  readonly kind: string;
  readonly schema: any;
  readonly key: (item: any) => PrimaryKey;
  readonly indexes: (item: any) => IndexKeys;
}
/* eslint-enable @typescript-eslint/no-explicit-any */
export type KeyOf<D extends AnyEntity> = Parameters<D['key']>[0];

/** The library's table for one tenant. Never shared between tenants: it holds that tenant's client. */
export function buildTable(name: string, documentClient: DynamoDBDocumentClient) {
  return new Table({
    name,
    documentClient,
    partitionKey: { name: 'pk', type: 'string' },
    sortKey: { name: 'sk', type: 'string' },
    indexes: {
      gsi1: {
        type: 'global',
        partitionKey: { name: 'gsi1pk', type: 'string' },
        sortKey: { name: 'gsi1sk', type: 'string' },
      },
      gsi2: {
        type: 'global',
        partitionKey: { name: 'gsi2pk', type: 'string' },
        sortKey: { name: 'gsi2sk', type: 'string' },
      },
    },
    entityAttributeSavedAs: 'kind',
  });
}

/** Hidden: what is read has the declared attributes only, so no key reaches a caller or is written back as it was. */
const keyAttributes = {
  pk: string().key().hidden(),
  sk: string().key().hidden(),
  gsi1pk: string().optional().hidden(),
  gsi1sk: string().optional().hidden(),
  gsi2pk: string().optional().hidden(),
  gsi2sk: string().optional().hidden(),
};

/** The library's entity, with the stored keys beside the declared attributes. */
export function buildEntity(definition: AnyEntity, table: ReturnType<typeof buildTable>): Entity {
  return new Entity({
    name: definition.kind,
    table,
    schema: (definition.schema as ItemSchema & { and: (more: typeof keyAttributes) => ItemSchema }).and(
      keyAttributes,
    ),
    entityAttribute: { name: 'kind', hidden: false },
    timestamps: false,
  } as unknown as ConstructorParameters<typeof Entity>[0]);
}
