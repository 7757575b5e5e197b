import { item, list, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';

/** Asks one person (by e-mail) or some people (by link) in. Of its secret only the SHA-256 is kept. */
export const invitationEntity = defineEntity({
  kind: 'invitation',
  schema: item({
    id: idOf('invitation'),
    secretHash: string(),
    via: valueOf<'email' | 'link'>(),
    email: string().optional(),
    /** The member that waits for the person an e-mail went to. */
    memberId: idOf('member').optional(),
    /** Under which name that member wrote what was imported. */
    authorName: string().optional(),
    role: valueOf<Role>(),
    groupIds: list(idOf('group')),
    invitedBy: valueOf<{ id: Id<'member'>; name: string }>(),
    uses: number(),
    mostUses: number(),
    expiresAt: string(),
    revokedAt: string().optional(),
    createdAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'invitation'> }) => ({ pk: `invitation#${id}`, sk: 'invitation' }),
  indexes: ({ id }) => ({ gsi1pk: 'invitations', gsi1sk: id }),
});
export type InvitationItem = ItemOf<typeof invitationEntity>;

/** Who was asked in, newest first? */
export const invitations = {
  name: 'invitations',
  index: 'gsi1',
  pk: 'invitations',
  kinds: [invitationEntity],
  newestFirst: true,
} as const;
