import type { Found, TenantTable } from '#functions/table/tenant-table.ts';
import type { ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import { structurePattern, type communityEntity, type spaceEntity } from './communities.entity.ts';

export type CommunityItem = ItemOf<typeof communityEntity>;
export type SpaceItem = ItemOf<typeof spaceEntity>;

/** The rooms of a tenant. */
export interface Structure {
  readonly communities: readonly CommunityItem[];
  readonly spaces: readonly SpaceItem[];
}

/** How long a process may go on with the rooms it has read: a change of access reaches everybody within this time (ADR 0004). */
const FRESH_FOR_MS = 5_000;
/** One per table handle, so the cache cannot outlive or cross its tenant. */
const read = new WeakMap<TenantTable, { at: number; structure: Promise<Structure> }>();

async function load(table: TenantTable): Promise<Structure> {
  const found: Found<typeof communityEntity | typeof spaceEntity>[] = await table.all(structurePattern);
  const communities = found.filter((item) => item.kind === 'community') as CommunityItem[];
  const spaces = (found.filter((item) => item.kind === 'space') as SpaceItem[]).sort(
    (a, b) => a.position - b.position,
  );
  return { communities, spaces };
}

/** The tenant's communities and spaces, at most 5 seconds old. */
export function structureOf(table: TenantTable, now: string): Promise<Structure> {
  const at = Date.parse(now);
  const known = read.get(table);
  if (known !== undefined && Math.abs(at - known.at) < FRESH_FOR_MS) return known.structure;
  const structure = load(table);
  read.set(table, { at, structure });
  structure.catch(() => read.delete(table));
  return structure;
}

/** Called by operations that change the rooms, so that their own process sees the change at once. */
export function forgetStructure(table: TenantTable): void {
  read.delete(table);
}

export const findSpace = (structure: Structure, spaceId: Id<'space'>): SpaceItem | undefined =>
  structure.spaces.find(({ id }) => id === spaceId);
