import { beforeAll, describe, expect, it } from 'vitest';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { deleteGroup } from '#functions/core/groups/delete-group.ts';
import { listGroups } from '#functions/core/groups/list-groups.ts';
import { updateGroup } from '#functions/core/groups/update-group.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

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
});
