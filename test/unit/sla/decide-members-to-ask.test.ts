import { describe, expect, it } from 'vitest';
import { decideMembersToAsk } from '#functions/core/sla/decide-members-to-ask.ts';
import type { Id } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';

const settings = { locale: 'en' as const, timeZone: 'UTC', joinedAt: '2026-01-01T00:00:00.000Z', version: 1 };
const member = (
  n: number,
  role: Role,
  more: { expertTopics?: string[]; status?: 'active' | 'suspended'; groupIds?: Id<'group'>[] } = {},
) => ({
  id: `mbr_${n}` as Id<'member'>,
  name: `Member ${n}`,
  role,
  status: 'active' as const,
  groupIds: [],
  expertTopics: [],
  ...settings,
  ...more,
});
const place = {
  pathName: 'a',
  name: 'A',
  description: '',
  askRole: 'guest' as const,
  position: 0,
  createdAt: settings.joinedAt,
  version: 1,
};
const open = {
  id: 'spc_1' as Id<'space'>,
  communityId: 'com_1' as Id<'community'>,
  access: 'public' as const,
  groupIds: [],
  ...place,
};
const question = (n: number) => ({ id: `qst_${n}`, topics: ['milk'], author: { id: 'mbr_1' } });
const expert = (n: number) => member(n, 'expert', { expertTopics: ['milk', 'tea'] });

describe('decideMembersToAsk', () => {
  it('spreads questions over all experts, three a question', () => {
    const staff = [2, 3, 4, 5, 6, 7].map(expert);
    const asked = new Map<string, number>();
    for (let n = 0; n < 600; n += 1) {
      const chosen = decideMembersToAsk({ share: 50, question: question(n), space: open, staff });
      expect(chosen).toHaveLength(3);
      for (const { id } of chosen) asked.set(id, (asked.get(id) ?? 0) + 1);
    }
    for (const times of asked.values()) expect(Math.abs(times - 300)).toBeLessThan(75);
    expect(asked.size).toBe(6);
  });

  it('picks the same people again when it is asked again', () => {
    const staff = [2, 3, 4, 5].map(expert);
    const ids = (members: typeof staff) =>
      decideMembersToAsk({ share: 50, question: question(1), space: open, staff: members }).map(
        ({ id }) => id,
      );
    expect(ids([...staff].reverse())).toEqual(ids(staff));
  });

  it('leaves out the asker, who may not act, who may not enter, and who knows of something else', () => {
    const group = 'grp_1' as Id<'group'>;
    const staff = [
      expert(1),
      member(2, 'expert', { expertTopics: ['milk'], status: 'suspended' }),
      expert(3),
      member(4, 'expert', { expertTopics: ['grinders'], groupIds: [group] }),
      member(5, 'expert', { expertTopics: ['milk'], groupIds: [group] }),
    ];
    const space = { ...open, access: 'groups' as const, groupIds: [group] };
    const asked = decideMembersToAsk({ share: 50, question: question(1), space, staff });
    expect(asked.map(({ id }) => id)).toEqual(['mbr_5']);
  });

  it('tells admins where there are no moderators', () => {
    const staff = [member(2, 'admin'), member(3, 'owner'), expert(4)];
    const told = (more: typeof staff) =>
      decideMembersToAsk({ share: 80, question: question(1), space: open, staff: [...staff, ...more] });
    expect(
      told([])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['mbr_2', 'mbr_3']);
    expect(told([member(5, 'moderator')]).map(({ id }) => id)).toEqual(['mbr_5']);
  });
});
