import { item, list, number, string } from 'dynamodb-toolbox';
import { defineEntity, idOf, valueOf } from '#functions/table/define-entity.ts';
import type { Id } from '#shared/ids.ts';
import type { Locale } from '#shared/model/tenant.ts';
import type { Role } from '#shared/permissions.ts';

export type MemberStatus = 'active' | 'invited' | 'unclaimed' | 'suspended';

export const memberEntity = defineEntity({
  kind: 'member',
  schema: item({
    id: idOf('member'),
    name: string(),
    email: string().optional(),
    /** Cognito's name for the account; absent until the person signs in. */
    subject: string().optional(),
    role: valueOf<Role>(),
    status: valueOf<MemberStatus>(),
    groupIds: list(idOf('group')),
    expertTopics: list(string()),
    locale: valueOf<Locale>(),
    timeZone: string(),
    /** Set for authors of imported posts who are one person: `<source>#<author id there>`. */
    importedAs: string().optional(),
    /** How long an invited person may come in; absent when no end was set. */
    invitedUntil: string().optional(),
    joinedAt: string(),
    version: number(),
  }),
  key: ({ id }: { id: Id<'member'> }) => ({ pk: `member#${id}`, sk: 'member' }),
  indexes: ({ id, name, role }) => ({
    gsi1pk: 'members',
    gsi1sk: `${name.toLowerCase()}#${id}`,
    ...(role === 'member' || role === 'guest' ? {} : { gsi2pk: 'staff', gsi2sk: `${role}#${id}` }),
  }),
});

/** One member per address and per account in a tenant; `key` is `email#…`, `subject#…` or `imported#…`. */
export const memberKeyEntity = defineEntity({
  kind: 'member-key',
  schema: item({ memberKey: string(), memberId: idOf('member') }),
  key: ({ memberKey }: { memberKey: string }) => ({ pk: `member-key#${memberKey}`, sk: 'member-key' }),
});

/** Who are the members whose names begin so (in lower case), by name? */
export const membersByName = (prefix: string) =>
  ({
    name: 'membersByName',
    index: 'gsi1',
    pk: 'members',
    ...(prefix === '' ? {} : { range: { beginsWith: prefix } }),
    kinds: [memberEntity],
  }) as const;
/** Who bears this name, written in lower case? */
export const membersNamed = (name: string) =>
  ({
    name: 'membersNamed',
    index: 'gsi1',
    pk: 'members',
    range: { beginsWith: `${name}#` },
    kinds: [memberEntity],
  }) as const;
/** Who are staff (owner, admin, moderator, expert)? Small: read whole by the ladder. */
export const staffMembers = {
  name: 'staffMembers',
  index: 'gsi2',
  pk: 'staff',
  kinds: [memberEntity],
} as const;
