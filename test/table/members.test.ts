import { beforeAll, describe, expect, it } from 'vitest';
import { createGroup } from '#functions/core/groups/create-group.ts';
import { getMember } from '#functions/core/members/get-member.ts';
import { listMembers } from '#functions/core/members/list-members.ts';
import { updateMember } from '#functions/core/members/update-member.ts';
import { listAuditEntries } from '#functions/core/audit/list-audit-entries.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { startTenant, type TestTenant } from '#test/support/table-context.ts';

describe('listMembers and getMember', () => {
  it('list by name and by first letters, every member once, and keep addresses from members', async () => {
    const acme = await startTenant();
    const names = ['Dana Levi', 'dan Cohen', 'Zoë', 'Daniël', 'Bo'];
    const owner = await acme.member({ role: 'owner', name: 'Omar' });
    for (const name of names) await acme.member({ name });
    const tim = await acme.member({ name: 'Tim' });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listMembers(acme.context(tim), { limit: 2, prefix: '', cursor });
      seen.push(...page.items.map(({ name }) => name));
      expect(page.items.every(({ email, groupIds }) => email === undefined && groupIds === undefined)).toBe(
        true,
      );
      ({ cursor } = page);
    } while (cursor !== undefined);
    expect(seen).toEqual(['Bo', 'dan Cohen', 'Dana Levi', 'Daniël', 'Omar', 'Tim', 'Zoë']);
    const dans = await listMembers(acme.context(owner), { limit: 1, prefix: 'DAN' });
    expect(dans.items).toMatchObject([{ name: 'dan Cohen', email: expect.stringContaining('@') as string }]);
    await expect(
      listMembers(acme.context(owner), { limit: 1, prefix: 'zo', cursor: dans.cursor }),
    ).rejects.toMatchObject({ code: 'cursor.invalid' });
  });

  it('hide a suspended member from members, not from who manages them', async () => {
    const acme = await startTenant();
    const [owner, tim, bad] = await Promise.all([
      acme.member({ role: 'owner' }),
      acme.member(),
      acme.member({ name: 'Bad' }),
    ]);
    await updateMember(acme.context(owner), { memberId: bad.memberId, version: 1, suspended: true });
    const names = async (who: MemberActor) =>
      (await listMembers(acme.context(who), { limit: 30, prefix: 'bad' })).items;
    expect(await names(tim)).toEqual([]);
    expect(await names(owner)).toMatchObject([{ status: 'suspended' }]);
    await expect(getMember(acme.context(tim), { memberId: bad.memberId })).rejects.toMatchObject({
      code: 'member.not_found',
    });
    await expect(getMember(acme.context(owner), { memberId: bad.memberId })).resolves.toMatchObject({
      status: 'suspended',
    });
  });
});

describe('updateMember', () => {
  let acme: TestTenant;
  let owner: MemberActor;

  beforeAll(async () => {
    acme = await startTenant();
    owner = await acme.member({ role: 'owner', name: 'Omar' });
  });

  it('gives a role, groups and topics, and writes each to the audit log', async () => {
    const { id: groupId } = await createGroup(acme.context(owner), { name: 'Experts' });
    const { memberId } = await acme.member({ name: 'Eva' });
    const change = { role: 'expert' as const, groupIds: [groupId], expertTopics: ['milk', 'steam'] };
    const updated = await updateMember(acme.context(owner), { memberId, version: 1, ...change });
    expect(updated).toMatchObject({ ...change, version: 2 });
    const { items } = await listAuditEntries(acme.context(owner), { target: memberId, limit: 30 });
    expect(items.map(({ act }) => act).toSorted()).toEqual([
      'member.groups_changed',
      'member.role_changed',
      'member.topics_changed',
    ]);
    expect(items.find(({ act }) => act === 'member.role_changed')?.facts).toEqual({
      name: 'Eva',
      from: 'member',
      to: 'expert',
    });
  });

  it('never gives or touches a role above the own one', async () => {
    const admin = await acme.member({ role: 'admin' });
    const { memberId } = await acme.member();
    const refused = { code: 'member.role_above_own' };
    await expect(
      updateMember(acme.context(admin), { memberId, version: 1, role: 'owner' }),
    ).rejects.toMatchObject(refused);
    await expect(
      updateMember(acme.context(admin), { memberId: owner.memberId, version: 1, role: 'member' }),
    ).rejects.toMatchObject(refused);
    await expect(
      updateMember(acme.context(admin), { memberId: admin.memberId, version: 1, role: 'owner' }),
    ).rejects.toMatchObject(refused);
    const moderator = await acme.member({ role: 'moderator' });
    expect(() => updateMember(acme.context(moderator), { memberId, version: 1, role: 'expert' })).toThrow(
      'actor.forbidden',
    );
  });

  it('keeps the last owner, of two who end each other at the same moment too', async () => {
    const globex = await startTenant();
    const [one, other] = await Promise.all([
      globex.member({ role: 'owner' }),
      globex.member({ role: 'owner' }),
    ]);
    const tries = await Promise.allSettled([
      updateMember(globex.context(one), { memberId: other.memberId, version: 1, role: 'member' }),
      updateMember(globex.context(other), { memberId: one.memberId, version: 1, role: 'member' }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { code: 'member.last_owner' },
    });
    const left = tries[0].status === 'fulfilled' ? one : other;
    const { version } = await getMember(globex.context(left), { memberId: left.memberId });
    await expect(
      updateMember(globex.context(left), { memberId: left.memberId, version, role: 'admin' }),
    ).rejects.toMatchObject({ code: 'member.last_owner' });
  });

  it('refuses an older version, an unknown group, and suspending oneself', async () => {
    const { memberId } = await acme.member();
    await updateMember(acme.context(owner), { memberId, version: 1, role: 'expert' });
    await expect(
      updateMember(acme.context(owner), { memberId, version: 1, role: 'member' }),
    ).rejects.toMatchObject({ code: 'member.changed' });
    const groupIds = [acme.clock.newId('group')];
    await expect(updateMember(acme.context(owner), { memberId, version: 2, groupIds })).rejects.toMatchObject(
      { code: 'group.not_found' },
    );
    await expect(
      updateMember(acme.context(owner), { memberId: owner.memberId, version: 1, suspended: true }),
    ).rejects.toMatchObject({ code: 'member.own_account' });
  });
});
