import { boolean, item, list, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import type { Scope } from '#shared/api/define-route.ts';

/**
 * A browser's session or an API token, found by the SHA-256 of its secret. The secret itself is
 * nowhere stored. `ttl` lets the table forget it; `expiresAt` is what is checked.
 */
export const credentialEntity = defineEntity({
  kind: 'credential',
  schema: item({
    secretHash: string(),
    id: valueOf<Id<'session'> | Id<'token'>>(),
    memberId: idOf('member'),
    label: string(),
    /** A session may do all its member may; a token what its scopes say. */
    scopes: list(valueOf<Scope>()).optional(),
    /** A token whose member was made for it; admins see these together. */
    isService: boolean().optional(),
    createdAt: string(),
    expiresAt: string(),
    ttl: number(),
  }),
  key: ({ secretHash }: { secretHash: string }) => ({ pk: `credential#${secretHash}`, sk: 'credential' }),
  indexes: ({ memberId, id, isService }) => ({
    gsi1pk: `credentials#${memberId}`,
    gsi1sk: id,
    ...(isService === true && { gsi2pk: 'service-tokens', gsi2sk: id }),
  }),
});
export type CredentialItem = ItemOf<typeof credentialEntity>;

/** Which sessions and tokens does a member have? */
export const credentialsOf = (memberId: Id<'member'>) =>
  ({
    name: 'credentialsOf',
    index: 'gsi1',
    pk: `credentials#${memberId}`,
    kinds: [credentialEntity],
  }) as const;

/** Which tokens do services have? */
export const serviceTokens = {
  name: 'serviceTokens',
  index: 'gsi2',
  pk: 'service-tokens',
  kinds: [credentialEntity],
} as const;
