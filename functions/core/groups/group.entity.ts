import { item, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';

export const groupEntity = defineEntity({
  kind: 'group',
  schema: item({
    id: idOf('group'),
    name: string(),
    createdAt: string(),
    /** How often a space began to let it in. Only that it changes matters: to whoever deletes the group meanwhile. */
    timesNamed: number().optional(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'group'> }) => ({ pk: 'groups', sk: id }),
});
export type GroupItem = ItemOf<typeof groupEntity>;

/** A name is a group's once; upper and lower case are one name. */
export const groupNameEntity = defineEntity({
  kind: 'group-name',
  schema: item({ key: string(), groupId: idOf('group') }),
  key: ({ key }: { key: string }) => ({ pk: 'group-names', sk: key }),
});

/** All are read together for pickers; this many small items are one call. */
export const MOST_GROUPS = 500;

/** Which groups does this tenant have? */
export const groupsPattern = { name: 'groups', pk: 'groups', kinds: [groupEntity] } as const;
