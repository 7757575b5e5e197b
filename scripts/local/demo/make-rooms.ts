import { aroundTheClock } from '#shared/calendars.ts';
import type { Id } from '#shared/ids.ts';
import { structureOf, type SpaceItem } from '#functions/core/communities/structure.ts';
import type { Context } from '#functions/core/context.ts';
import { getSlaPolicy } from '#functions/core/sla/get-sla-policy.ts';
import { setSlaPolicy } from '#functions/core/sla/set-sla-policy.ts';
import { createSpace } from '#functions/core/spaces/create-space.ts';

/** Spaces by `<community>/<space>`. */
export type DemoSpaces = ReadonlyMap<string, SpaceItem>;

/** Its clocks run so fast that the whole ladder is seen in 20 minutes. */
export const FAST_SPACE = 'support/machine-down';
export const HIDDEN_SPACE = 'partners/certified';

async function spacesOf(ctx: Context): Promise<DemoSpaces> {
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const pathOf = ({ communityId, pathName }: SpaceItem): string =>
    `${communities.find(({ id }) => id === communityId)?.pathName ?? ''}/${pathName}`;
  return new Map(spaces.map((space) => [pathOf(space), space]));
}

async function communityAt(ctx: Context, pathName: string): Promise<Id<'community'>> {
  const { communities } = await structureOf(ctx.table, ctx.now());
  const community = communities.find((found) => found.pathName === pathName);
  if (community === undefined) throw new Error(`The demo has no community /${pathName}`);
  return community.id;
}

async function makeHidden(ctx: Context, groupId: Id<'group'>): Promise<void> {
  await createSpace(ctx, {
    communityId: await communityAt(ctx, 'partners'),
    pathName: 'certified',
    name: 'Certified workshops',
    description: 'Sheets and answers for workshops with a certificate.',
    access: 'groups',
    groupIds: [groupId],
    askRole: 'member',
  });
}

async function makeFast(ctx: Context): Promise<void> {
  await createSpace(ctx, {
    communityId: await communityAt(ctx, 'support'),
    pathName: 'machine-down',
    name: 'Machine down',
    description: 'When nothing works and guests are waiting. Answered day and night.',
    access: 'public',
    groupIds: [],
    askRole: 'member',
  });
}

async function speedUp(ctx: Context, spaceId: Id<'space'>): Promise<void> {
  const { scope } = await getSlaPolicy(ctx, { spaceId });
  if (scope === 'space') return;
  await setSlaPolicy(ctx, {
    spaceId,
    version: 0,
    firstAnswer: 'PT10M',
    acceptedAnswer: 'PT20M',
    calendar: aroundTheClock(),
    priorityByGroup: [],
    pauseWhileWaitingForAsker: true,
    applyToRunning: false,
  });
}

/** The rooms of the sign-up's templates, a hidden space and one with a fast clock. */
export async function makeRooms(ctx: Context, groupId: Id<'group'>): Promise<DemoSpaces> {
  const before = await spacesOf(ctx);
  if (!before.has(HIDDEN_SPACE)) await makeHidden(ctx, groupId);
  if (!before.has(FAST_SPACE)) await makeFast(ctx);
  const spaces = await spacesOf(ctx);
  const fast = spaces.get(FAST_SPACE);
  if (fast === undefined) throw new Error(`The demo has no space /${FAST_SPACE}`);
  await speedUp(ctx, fast.id);
  return spaces;
}
