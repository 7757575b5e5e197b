import { AppError, conflict } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { CommunityKind } from '#shared/model/tenant.ts';
import { happened } from '#events/contracts/define-event.ts';
import { TenantCreated } from '#events/contracts/tenant.ts';
import { commit } from '#functions/table/commit.ts';
import { create, type Write } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { communityEntity, spaceEntity } from '../communities/communities.entity.ts';
import { takePathName } from '../communities/path-name-writes.ts';
import type { Context } from '../context.ts';
import { emailKey, subjectKey } from '../members/find-member.ts';
import { memberEntity, memberKeyEntity } from '../members/member.entity.ts';
import { communityTemplate, type CommunityTemplate } from './room-templates.ts';

export interface Seed {
  readonly ownerId: Id<'member'>;
  readonly name: string;
  readonly email: string;
  readonly subject: string;
  readonly kinds: readonly CommunityKind[];
}

const ALREADY = 'tenant.seeded';

function ownerWrites(ctx: Context, { ownerId, name, email, subject }: Seed): Write[] {
  const { locale, timeZone } = ctx.tenant;
  const owner = {
    id: ownerId,
    ...{ name, email, subject, locale, timeZone },
    role: 'owner' as const,
    status: 'active' as const,
    groupIds: [],
    expertTopics: [],
    joinedAt: ctx.now(),
    version: 1,
  };
  return [
    create(memberEntity, owner, conflict(ALREADY)),
    create(memberKeyEntity, { memberKey: emailKey(email), memberId: ownerId }),
    create(memberKeyEntity, { memberKey: subjectKey(subject), memberId: ownerId }),
  ];
}

function roomWrites(ctx: Context, { spaces, kind, ...room }: CommunityTemplate): Write[] {
  const communityId = ctx.newId('community');
  const born = { createdAt: ctx.now(), version: 1 };
  const spaceWrites = spaces.flatMap((space, position) => {
    const id = ctx.newId('space');
    const askRole = space.access === 'public' ? ('guest' as const) : ('member' as const);
    return [
      create(spaceEntity, { ...space, id, communityId, groupIds: [], askRole, position, ...born }),
      takePathName({ parentId: communityId, pathName: space.pathName, ownerId: id }),
    ];
  });
  return [
    create(communityEntity, { ...room, id: communityId, communityKind: kind, ...born }),
    takePathName({ parentId: ctx.tenant.id, pathName: room.pathName, ownerId: communityId }),
    ...spaceWrites,
  ];
}

/**
 * Puts the first owner and rooms into a new tenant's table: one transaction, so there is never half of
 * it. Called by sign-up and the operator. A second call finds the owner and changes nothing.
 */
export async function seedTenant(ctx: Context, seed: Seed): Promise<void> {
  const { slug, name, locale, timeZone } = ctx.tenant;
  const rooms = seed.kinds.flatMap((kind) => roomWrites(ctx, communityTemplate(kind, locale)));
  const facts = { slug, name, ownerId: seed.ownerId, kinds: [...seed.kinds], locale, timeZone };
  const entry = auditWrite(ctx, {
    act: 'tenant.created',
    target: ctx.tenant.id,
    facts: { slug, name, kinds: [...seed.kinds] },
  });
  try {
    const writes = [...ownerWrites(ctx, seed), ...rooms, entry];
    await commit(ctx, { writes, events: [happened(TenantCreated, facts)], answer: null });
  } catch (error) {
    if (!(error instanceof AppError && error.code === ALREADY)) throw error;
  }
}
