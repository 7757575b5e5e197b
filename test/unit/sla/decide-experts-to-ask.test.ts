import { describe, expect, it } from 'vitest';
import { decideExpertsToAsk, type Found } from '#functions/core/sla/decide-experts-to-ask.ts';
import type { Id } from '#shared/ids.ts';
import { aMember, openSpace, questionAbout } from './people-to-ask.ts';

interface Knowing {
  readonly topics?: string[];
  readonly askedAt?: string;
  readonly status?: 'active' | 'suspended';
  readonly groupIds?: Id<'group'>[];
}

/** Member n as they are found by each of their topics. */
function knows(n: number, { topics = ['milk'], askedAt, ...more }: Knowing = {}): Found[] {
  const member = aMember(n, 'member', { expertTopics: topics, ...more });
  const last = askedAt === undefined ? {} : { askedAt };
  return topics.map((topic) => ({ member, expert: { memberId: member.id, topic, ...last } }));
}
const about = (n: number, space = openSpace) => ({ question: questionAbout(n, 'milk', 'tea'), space });
const idsOf = (found: Found[], n = 1) => decideExpertsToAsk(found, about(n)).members.map(({ id }) => id);

describe('decideExpertsToAsk', () => {
  it('spreads questions over all who were never asked, three a question', () => {
    const found = [2, 3, 4, 5, 6, 7].flatMap((n) => knows(n));
    const asked = new Map<string, number>();
    for (let n = 0; n < 600; n += 1) {
      const chosen = idsOf(found, n);
      expect(chosen).toHaveLength(3);
      for (const id of chosen) asked.set(id, (asked.get(id) ?? 0) + 1);
    }
    for (const times of asked.values()) expect(Math.abs(times - 300)).toBeLessThan(75);
    expect(asked.size).toBe(6);
  });

  it('asks first who was never asked, then who was asked longest ago', () => {
    const at = (day: number) => ({ askedAt: `2026-11-0${day}T08:00:00.000Z` });
    const found = [...knows(2, at(3)), ...knows(3, at(1)), ...knows(4, at(2)), ...knows(5)];
    expect(idsOf(found)).toEqual(['mbr_5', 'mbr_3', 'mbr_4']);
  });

  it('picks the same people in the same order again, in whatever order they are found', () => {
    const found = [2, 3, 4, 5].flatMap((n) => knows(n));
    expect(idsOf([...found].reverse())).toEqual(idsOf(found));
  });

  it('names a member once, with every topic because of which they are asked', () => {
    const { members, because } = decideExpertsToAsk(knows(2, { topics: ['milk', 'tea'] }), about(1));
    expect(members).toEqual([{ id: 'mbr_2', name: 'Member 2', isStaff: false }]);
    expect(because.map(({ topic }) => topic)).toEqual(['milk', 'tea']);
  });

  it('leaves out the asker, who may not act, who may not enter, and who knows of it no more', () => {
    const groupIds = ['grp_1' as Id<'group'>];
    const forgot = knows(6, { groupIds }).map(({ member, expert }) => ({
      member: { ...member, expertTopics: [] },
      expert,
    }));
    const found = [
      ...knows(1, { groupIds }),
      ...knows(2, { groupIds, status: 'suspended' }),
      ...knows(3),
      ...knows(4, { groupIds }),
      ...forgot,
    ];
    const space = { ...openSpace, access: 'groups' as const, groupIds };
    expect(decideExpertsToAsk(found, { ...about(1), space }).members.map(({ id }) => id)).toEqual(['mbr_4']);
  });
});
