import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Id } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';
import type { SpaceAccess } from '#shared/model/community.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { Actor, Context, MemberActor } from '#functions/core/context.ts';
import { communityEntity, spaceEntity } from '#functions/core/communities/communities.entity.ts';
import { forgetStructure } from '#functions/core/communities/structure.ts';
import { expertTopicWrites } from '#functions/core/members/expert-topic-writes.ts';
import { memberEntity, memberKeyEntity } from '#functions/core/members/member.entity.ts';
import { createTenantTable } from '#functions/table/create-tenant-table.ts';
import { cursorSigner } from '#functions/table/cursor.ts';
import { unsentEvents } from '#functions/table/outbox.entity.ts';
import { tenantTable, type TenantTable } from '#functions/table/tenant-table.ts';
import { create, type Write } from '#functions/table/writes.ts';
import { guardKeys } from './key-gate.ts';
import { localTableClients } from './local-table.ts';
import { recordedPorts, type RecordedPorts } from './recorded-ports.ts';
import { testClock, type TestClock } from './test-clock.ts';

export interface NewTestMember {
  readonly role?: Role;
  readonly name?: string;
  readonly email?: string;
  readonly groupIds?: readonly Id<'group'>[];
  readonly expertTopics?: readonly string[];
}

export interface NewTestSpace {
  readonly access?: SpaceAccess;
  readonly groupIds?: readonly Id<'group'>[];
  readonly communityId?: Id<'community'>;
  readonly askRole?: Role;
}

/** A tenant with a table of its own on the local cloud, recorded ports and a clock that tests move. */
export interface TestTenant extends Pick<
  RecordedPorts,
  'mails' | 'wakes' | 'webhookCalls' | 'accounts' | 'stored'
> {
  readonly id: Id<'tenant'>;
  readonly table: TenantTable;
  /** The client under the table, for meters. */
  readonly client: DynamoDBDocumentClient;
  readonly clock: TestClock;
  /** Replace its `answerWebhook` to let the tenant's system fail. */
  readonly recorded: RecordedPorts;
  /** A context for an actor; a visitor's when none is given. */
  context(actor?: Actor): Context;
  /** Stores an active member. */
  member(options?: NewTestMember): Promise<MemberActor>;
  /** Stores a space, and a community for it when none is named. */
  space(options?: NewTestSpace): Promise<{ communityId: Id<'community'>; spaceId: Id<'space'> }>;
  /** Every event that became true, oldest first; nothing relays them here. */
  events(): Promise<Envelope[]>;
}

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Parts {
  readonly id: Id<'tenant'>;
  readonly table: TenantTable;
  readonly clock: TestClock;
  readonly recorded: RecordedPorts;
}

function contextOf({ id, table, clock, recorded }: Parts, actor: Actor): Context {
  return {
    tenant: {
      id,
      slug: 'acme',
      name: 'Acme',
      locale: 'en',
      timeZone: 'Europe/Amsterdam',
      seed: '#b04a1f',
      origin: 'http://acme.localhost:3000',
    },
    actor,
    table,
    now: clock.now,
    newId: clock.newId,
    log: silent,
    requestId: 'test-request',
    correlationId: 'test-correlation',
    ports: recorded.ports,
    isLocal: true,
  };
}

async function storeMember({ table, clock }: Parts, options: NewTestMember): Promise<MemberActor> {
  const id = clock.newId('member');
  const { role = 'member', name = `Member ${id.slice(-4)}`, email = `${id.slice(4)}@example.org` } = options;
  const groupIds = [...(options.groupIds ?? [])];
  const expertTopics = [...(options.expertTopics ?? [])];
  const settings = { locale: 'en' as const, timeZone: 'Europe/Amsterdam', joinedAt: clock.now() };
  const member = {
    id,
    name,
    email,
    role,
    status: 'active' as const,
    groupIds,
    expertTopics,
    ...settings,
    version: 1,
  };
  await table.write({
    writes: [
      create(memberEntity, member),
      create(memberKeyEntity, { memberKey: `email#${email}`, memberId: id }),
      ...expertTopicWrites(id, [], expertTopics),
    ],
  });
  return { type: 'member', memberId: id, name, role, groupIds, locale: 'en', scopes: 'all' };
}

async function storeSpace({ table, clock }: Parts, options: NewTestSpace) {
  const spaceId = clock.newId('space');
  const communityId = options.communityId ?? clock.newId('community');
  const shared = { description: '', createdAt: clock.now(), version: 1 };
  const pathName = spaceId.slice(-8);
  const writes: Write[] = [
    create(spaceEntity, {
      id: spaceId,
      communityId,
      pathName,
      name: `Space ${pathName}`,
      access: options.access ?? 'public',
      groupIds: [...(options.groupIds ?? [])],
      askRole: options.askRole ?? 'guest',
      position: 0,
      ...shared,
    }),
  ];
  if (options.communityId === undefined) {
    writes.push(
      create(communityEntity, {
        id: communityId,
        pathName,
        name: `Community ${pathName}`,
        communityKind: 'customer',
        ...shared,
      }),
    );
  }
  await table.write({ writes });
  forgetStructure(table);
  return { communityId, spaceId };
}

/** Makes a tenant with a table of its own. Tables of one test run never meet: their names are the tenants' ids. */
export async function startTenant(): Promise<TestTenant> {
  const { client, document } = localTableClients();
  const clock = testClock();
  const id = clock.newId('tenant');
  const tableName = `test-${id}`;
  await createTenantTable(client, { tableName, tenantId: id, isProtected: false });
  guardKeys(document, id);
  const cursors = cursorSigner('a-key-for-tests-of-32-characters-or-more', id);
  const table = tenantTable({ tenantId: id, tableName, client: document, cursors });
  const recorded = recordedPorts();
  const parts: Parts = { id, table, clock, recorded };
  const { mails, wakes, webhookCalls, accounts, stored } = recorded;
  return {
    ...parts,
    client: document,
    ...{ mails, wakes, webhookCalls, accounts, stored },
    context: (actor = { type: 'visitor' }) => contextOf(parts, actor),
    member: (options = {}) => storeMember(parts, options),
    space: (options = {}) => storeSpace(parts, options),
    async events() {
      const rows = await table.all(unsentEvents);
      return rows.map(({ envelope }) => envelope);
    },
  };
}
