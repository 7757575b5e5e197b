import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemberActor } from '#functions/core/context.ts';
import { decideUpdateMember } from '#functions/core/members/decide-update-member.ts';
import type { MemberItem } from '#functions/core/members/find-member.ts';
import type { Id } from '#shared/ids.ts';
import { mayGrantRole, roleSchema, type Role } from '#shared/permissions.ts';

const aMember = (facts: Partial<MemberItem> = {}): MemberItem => ({
  id: 'mbr_1',
  name: 'Eva',
  role: 'member',
  status: 'active',
  groupIds: [],
  expertTopics: [],
  locale: 'en',
  timeZone: 'Europe/Amsterdam',
  joinedAt: '2026-11-25T09:00:00.000Z',
  version: 1,
  ...facts,
});
const actorOf = (role: Role, memberId = 'mbr_2'): MemberActor => ({
  type: 'member',
  memberId: memberId as Id<'member'>,
  name: 'Omar',
  role,
  groupIds: [],
  locale: 'en',
  scopes: 'all',
});
const group = (n: number) => `grp_${n}` as Id<'group'>;

describe('decideUpdateMember', () => {
  it('never gives or touches a role above the own one, whatever the three roles are', () => {
    const role = fc.constantFrom(...roleSchema.options);
    fc.assert(
      fc.property(role, role, role, (own, has, given) => {
        const decide = () => decideUpdateMember(actorOf(own), aMember({ role: has }), { role: given });
        if (mayGrantRole(own, has) && mayGrantRole(own, given))
          expect(decide().set).toEqual(has === given ? {} : { role: given });
        else expect(decide).toThrow('member.role_above_own');
      }),
    );
  });

  it('needs another owner when the role or the access of an active owner ends', () => {
    const owner = aMember({ role: 'owner' });
    expect(decideUpdateMember(actorOf('owner'), owner, { role: 'admin' }).endsOwner).toBe(true);
    expect(decideUpdateMember(actorOf('owner'), owner, { suspended: true }).endsOwner).toBe(true);
    expect(decideUpdateMember(actorOf('owner'), owner, { expertTopics: ['milk'] }).endsOwner).toBe(false);
    expect(
      decideUpdateMember(actorOf('owner'), aMember({ role: 'owner', status: 'suspended' }), { role: 'admin' })
        .endsOwner,
    ).toBe(false);
  });

  it('names what changed, and nothing when all is as it was', () => {
    const member = aMember({ groupIds: [group(1), group(2)], expertTopics: ['milk'] });
    const same = decideUpdateMember(actorOf('owner'), member, {
      groupIds: [group(2), group(1)],
      expertTopics: ['milk'],
      role: 'member',
      suspended: false,
    });
    expect(same).toMatchObject({ set: {}, acts: [] });
    const more = decideUpdateMember(actorOf('owner'), member, {
      groupIds: [group(2), group(3), group(3)],
      suspended: true,
    });
    expect(more.set).toEqual({ groupIds: [group(2), group(3)], status: 'suspended' });
    expect(more.addedGroupIds).toEqual([group(3)]);
    expect(more.acts.map(({ act }) => act)).toEqual(['member.groups_changed', 'member.suspended']);
  });

  it('suspends only who is active, never oneself, and lets them in again', () => {
    expect(() =>
      decideUpdateMember(actorOf('owner'), aMember({ status: 'unclaimed' }), { suspended: true }),
    ).toThrow('member.not_active');
    expect(() =>
      decideUpdateMember(actorOf('owner', 'mbr_1'), aMember({ role: 'owner' }), { suspended: true }),
    ).toThrow('member.own_account');
    expect(
      decideUpdateMember(actorOf('owner'), aMember({ status: 'suspended' }), { suspended: false }).set,
    ).toEqual({ status: 'active' });
  });
});
