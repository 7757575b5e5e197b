import { item, list, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, valueOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import type { CommunityKind } from '#shared/model/tenant.ts';
import type { SpaceAccess } from '#shared/model/community.ts';
import type { Role } from '#shared/permissions.ts';

export const communityEntity = defineEntity({
  kind: 'community',
  schema: item({
    id: idOf('community'),
    pathName: string(),
    name: string(),
    communityKind: valueOf<CommunityKind>(),
    description: string(),
    createdAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'community'> }) => ({ pk: 'structure', sk: `community#${id}` }),
});

export const spaceEntity = defineEntity({
  kind: 'space',
  schema: item({
    id: idOf('space'),
    communityId: idOf('community'),
    pathName: string(),
    name: string(),
    description: string(),
    access: valueOf<SpaceAccess>(),
    groupIds: list(idOf('group')),
    askRole: valueOf<Role>(),
    position: number(),
    archivedAt: string().optional(),
    createdAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'space'> }) => ({ pk: 'structure', sk: `space#${id}` }),
});

/** A path name is taken once: for communities in the tenant, for spaces in their community. */
export const pathNameEntity = defineEntity({
  kind: 'path-name',
  schema: item({ parentId: string(), pathName: string(), ownerId: string() }),
  key: ({ parentId, pathName }: { parentId: string; pathName: string }) => ({
    pk: `path#${parentId}`,
    sk: pathName,
  }),
});

/** Which communities and spaces does this tenant have? One query; at most some hundred small items. */
export const structurePattern = {
  name: 'structure',
  pk: 'structure',
  kinds: [communityEntity, spaceEntity],
} as const;
