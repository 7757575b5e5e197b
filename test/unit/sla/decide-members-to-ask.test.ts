import { describe, expect, it } from 'vitest';
import { decideMembersToAsk } from '#functions/core/sla/decide-members-to-ask.ts';
import type { Id } from '#shared/ids.ts';
import { aMember, openSpace, questionAbout } from './people-to-ask.ts';

describe('decideMembersToAsk', () => {
  it('tells admins where there are no moderators', () => {
    const staff = [aMember(2, 'admin'), aMember(3, 'owner'), aMember(4, 'expert')];
    const told = (more: typeof staff) =>
      decideMembersToAsk({
        question: questionAbout(1, 'milk'),
        space: openSpace,
        staff: [...staff, ...more],
      });
    expect(
      told([])
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['mbr_2', 'mbr_3']);
    expect(told([aMember(5, 'moderator')]).map(({ id }) => id)).toEqual(['mbr_5']);
  });

  it('leaves out the asker, who may not act and who may not enter', () => {
    const group = 'grp_1' as Id<'group'>;
    const space = { ...openSpace, access: 'groups' as const, groupIds: [group] };
    const staff = [
      aMember(1, 'moderator', { groupIds: [group] }),
      aMember(2, 'moderator', { groupIds: [group], status: 'suspended' }),
      aMember(3, 'moderator'),
      aMember(4, 'moderator', { groupIds: [group] }),
    ];
    const asked = decideMembersToAsk({ question: questionAbout(1, 'milk'), space, staff });
    expect(asked.map(({ id }) => id)).toEqual(['mbr_4']);
  });
});
