import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { structureOf } from '#functions/core/communities/structure.ts';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { deleteGroup } from '#functions/core/groups/delete-group.ts';
import { listGroups } from '#functions/core/groups/list-groups.ts';
import { updateGroup } from '#functions/core/groups/update-group.ts';
import { inviteMember } from '#functions/core/invitations/invite-member.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { createSpace } from '#functions/core/spaces/create-space.ts';
import { updateSpace } from '#functions/core/spaces/update-space.ts';
import type { Id } from '#shared/ids.ts';
import { interleaved } from '#test/support/interleaved.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

const asked = { name: 'For some', description: '', access: 'groups', askRole: 'guest' } as const;
const openFor = { days: 7, mostUses: 1 } as const;

describe('groups', () => {
  let acme: TestTenant;
  let owner: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    owner = await acme.member({ role: 'owner' });
  });

  it('are listed by name for those who invite people, and for nobody else', async () => {
    for (const name of ['Zeeland', 'Amsterdam']) await createGroup(acme.context(owner), { name });
    const moderator = await acme.member({ role: 'moderator' });
    expect((await listGroups(acme.context(moderator))).items.map(({ name }) => name)).toEqual([
      'Amsterdam',
      'Zeeland',
    ]);
    const tim = await acme.member();
    await expect(listGroups(acme.context(tim))).rejects.toMatchObject({ code: 'actor.forbidden' });
    await expect(createGroup(acme.context(moderator), { name: 'Mine' })).rejects.toMatchObject({
      code: 'actor.forbidden',
    });
  });

  it('have a name that nobody else has, whatever its letters’ case', async () => {
    const { id } = await createGroup(acme.context(owner), { name: 'Pilots' });
    await expect(createGroup(acme.context(owner), { name: 'PILOTS' })).rejects.toMatchObject({
      code: 'group.name_taken',
    });
    await updateGroup(acme.context(owner), { groupId: id, version: 1, name: 'pilots' });
    await updateGroup(acme.context(owner), { groupId: id, version: 2, name: 'Testers' });
    await expect(createGroup(acme.context(owner), { name: 'Pilots' })).resolves.toMatchObject({});
    await expect(
      updateGroup(acme.context(owner), { groupId: id, version: 2, name: 'Older' }),
    ).rejects.toMatchObject({ code: 'group.changed' });
  });

  it('cannot be deleted while a space lets them in', async () => {
    const { id: groupId } = await createGroup(acme.context(owner), { name: 'Needed' });
    const { spaceId } = await acme.space({ access: 'groups', groupIds: [groupId] });
    await expect(deleteGroup(acme.context(owner), { groupId })).rejects.toMatchObject({
      code: 'group.in_use',
      details: { spaceIds: [spaceId] },
    });
    const { id: unused } = await createGroup(acme.context(owner), { name: 'Unused' });
    await deleteGroup(acme.context(owner), { groupId: unused });
    await expect(deleteGroup(acme.context(owner), { groupId: unused })).rejects.toMatchObject({
      code: 'group.not_found',
    });
    await expect(createGroup(acme.context(owner), { name: 'Unused' })).resolves.toMatchObject({});
  });

  describe('deleteGroup at the same moment as something that names the group', () => {
    let groupId: Id<'group'>;
    let communityId: Id<'community'>;
    let spaceId: Id<'space'>;
    let round = 0;

    beforeEach(async () => {
      round += 1;
      ({ id: groupId } = await createGroup(acme.context(owner), { name: `Round ${round}` }));
      ({ communityId, spaceId } = await acme.space());
    });

    const create = (ctx = acme.context(owner)) =>
      createSpace(ctx, { ...asked, communityId, pathName: `round-${round}`, groupIds: [groupId] });
    const change = (ctx = acme.context(owner)) =>
      updateSpace(ctx, { spaceId, version: 1, access: 'groups', groupIds: [groupId] });
    const invite = (ctx = acme.context(owner)) =>
      inviteMember(ctx, {
        email: `tim${round}@example.org`,
        role: 'member',
        groupIds: [groupId],
        ...openFor,
      });
    const takeIn = (ctx = acme.context(owner)) =>
      updateMember(ctx, { memberId: owner.memberId, version: 1, groupIds: [groupId] });
    const remove = (ctx = acme.context(owner)) => deleteGroup(ctx, { groupId });

    it.each([
      ['opens a space', create],
      ['changes a space', change],
    ] as const)('keeps the group when somebody %s that lets it in', async (_, act) => {
      await expect(remove(interleaved(acme.context(owner), () => act()))).rejects.toMatchObject({
        code: 'group.in_use',
      });
      expect((await listGroups(acme.context(owner))).items.map(({ id }) => id)).toContain(groupId);
    });

    it.each([
      ['opening a space', create],
      ['changing a space', change],
      ['inviting somebody', invite],
      ['taking somebody in', takeIn],
    ] as const)('refuses %s when the group goes first', async (_, act) => {
      await expect(act(interleaved(acme.context(owner), () => remove()))).rejects.toMatchObject({
        code: 'group.not_found',
      });
    });

    it('never leaves a space that lets in a group that is gone', async () => {
      const tries = await Promise.allSettled([create(), remove(), change(), remove()]);
      const groups = (await listGroups(acme.context(owner))).items.map(({ id }) => id);
      const { spaces } = await structureOf(acme.table, acme.clock.now());
      const named = spaces.filter(({ groupIds }) => groupIds.includes(groupId));
      expect(named.length > 0).toBe(groups.includes(groupId));
      expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThan(0);
    });
  });
});
