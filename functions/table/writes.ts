import {
  $add,
  $remove,
  $set,
  ConditionCheck,
  DeleteTransaction,
  PutTransaction,
  UpdateTransaction,
  type Condition,
  type Entity,
} from 'dynamodb-toolbox';
import { AppError, conflict } from '#shared/errors.ts';
import type { AnyEntity, ItemOf, KeyOf } from './define-entity.ts';

/** One write of a transaction, and the error its failed condition means to a caller. */
export interface Write {
  readonly definition: AnyEntity;
  readonly failure: AppError;
  /** The library's transaction item, made when the tenant's table is known. */
  readonly build: (entity: Entity, withTenant: (pk: string) => string) => unknown;
}

type Keyed = Record<string, unknown>;

function storedKeys(definition: AnyEntity, item: Keyed, withTenant: (pk: string) => string): Keyed {
  const { pk, sk } = definition.key(item);
  const { gsi1pk, gsi1sk, gsi2pk, gsi2sk } = definition.indexes(item);
  return {
    pk: withTenant(pk),
    sk,
    ...(gsi1pk === undefined ? {} : { gsi1pk: withTenant(gsi1pk), gsi1sk }),
    ...(gsi2pk === undefined ? {} : { gsi2pk: withTenant(gsi2pk), gsi2sk }),
  };
}

/** Stores a new item. Fails with `failure` when the key is taken. */
export function create<D extends AnyEntity>(definition: D, item: ItemOf<D>, failure?: AppError): Write {
  return {
    definition,
    failure: failure ?? conflict(`${definition.kind}.exists`),
    build: (entity, withTenant) =>
      entity
        .build(PutTransaction)
        .item({ ...(item as Keyed), ...storedKeys(definition, item as Keyed, withTenant) })
        .options({ condition: { attr: 'pk', exists: false } as Condition }),
  };
}

/** Stores an item whether or not it is there. For projections that are made again from their source. */
export function replace<D extends AnyEntity>(
  definition: D,
  item: ItemOf<D>,
  when?: { if: Condition; failure: AppError },
): Write {
  return {
    definition,
    failure: when?.failure ?? conflict(`${definition.kind}.changed`),
    build: (entity, withTenant) => {
      const put = entity
        .build(PutTransaction)
        .item({ ...(item as Keyed), ...storedKeys(definition, item as Keyed, withTenant) });
      return when === undefined ? put : put.options({ condition: when.if });
    },
  };
}

function expression(value: unknown): unknown {
  if (value === undefined) return $remove();
  return typeof value === 'object' && value !== null ? $set(value as never) : value;
}

/** The index keys of an item that are others after a change. */
function changedIndexes(old: Keyed, now: Keyed): Keyed {
  const changed: Keyed = {};
  for (const name of ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk']) {
    if (old[name] !== now[name]) changed[name] = expression(now[name]);
  }
  return changed;
}

export interface Change<D extends AnyEntity> {
  /** New values; `undefined` takes an attribute away. */
  readonly set: { [A in keyof ItemOf<D>]?: ItemOf<D>[A] | undefined };
  readonly add?: Partial<Record<keyof ItemOf<D>, number>>;
  readonly failure?: AppError;
  /**
   * Holds instead of "nobody changed it meanwhile", and the version stays. For what many do at once
   * and nobody overwrites: two people answer in one moment. Must cover every attribute the index keys
   * are made of and `set` does not name.
   */
  readonly ifInstead?: Condition;
}

/**
 * Changes named attributes of a versioned item that was read before. Fails when somebody changed it
 * meanwhile. Attributes not named (counters above all) are left alone; index keys follow.
 */
export function update<D extends AnyEntity>(definition: D, current: ItemOf<D>, change: Change<D>): Write {
  const before = current as Keyed;
  const version = before['version'] as number;
  return {
    definition,
    failure: change.failure ?? conflict(`${definition.kind}.changed`),
    build: (entity, withTenant) => {
      const { pk, sk } = definition.key(before);
      const set = Object.fromEntries(
        Object.entries(change.set).map(([name, value]) => [name, expression(value)]),
      );
      const add = Object.fromEntries(
        Object.entries(change.add ?? {}).map(([name, by]) => [name, $add(by as number)]),
      );
      const after = { ...before, ...(change.set as Keyed) };
      const next = change.ifInstead === undefined ? { version: version + 1 } : {};
      return entity
        .build(UpdateTransaction)
        .item({
          pk: withTenant(pk),
          sk,
          ...set,
          ...add,
          ...changedIndexes(
            storedKeys(definition, before, withTenant),
            storedKeys(definition, after, withTenant),
          ),
          ...next,
        })
        .options({ condition: change.ifInstead ?? { attr: 'version', eq: version } });
    },
  };
}

/** Adds to counters of an item that exists. Does not touch its version: counting never conflicts with editing. */
export function count<D extends AnyEntity>(
  definition: D,
  key: KeyOf<D>,
  options: {
    readonly add: Partial<Record<keyof ItemOf<D>, number>>;
    readonly failure?: AppError;
    readonly orCreate?: boolean;
    readonly if?: Condition;
  },
): Write {
  return {
    definition,
    failure: options.failure ?? new AppError(`${definition.kind}.not_found`, { kind: 'not_found' }),
    build: (entity, withTenant) => {
      const { pk, sk } = definition.key(key);
      const add = Object.fromEntries(
        Object.entries(options.add).map(([name, n]) => [name, $add(n as number)]),
      );
      const writing = entity
        .build(UpdateTransaction)
        .item({ pk: withTenant(pk), sk, ...(key as Keyed), ...add });
      if (options.orCreate === true) return writing;
      return writing.options({ condition: options.if ?? { attr: 'pk', exists: true } });
    },
  };
}

/** Removes an item; with a condition, only when it holds. */
export function remove<D extends AnyEntity>(
  definition: D,
  key: KeyOf<D>,
  when?: { if: Condition; failure: AppError },
): Write {
  return {
    definition,
    failure: when?.failure ?? conflict(`${definition.kind}.changed`),
    build: (entity, withTenant) => {
      const { pk, sk } = definition.key(key);
      const removing = entity.build(DeleteTransaction).key({ pk: withTenant(pk), sk });
      return when === undefined ? removing : removing.options({ condition: when.if });
    },
  };
}

/** Writes nothing; the transaction fails with `failure` unless the condition holds. */
export function check<D extends AnyEntity>(
  definition: D,
  key: KeyOf<D>,
  when: { if: Condition; failure: AppError },
): Write {
  return {
    definition,
    failure: when.failure,
    build: (entity, withTenant) => {
      const { pk, sk } = definition.key(key);
      return entity
        .build(ConditionCheck)
        .key({ pk: withTenant(pk), sk })
        .condition(when.if);
    },
  };
}
