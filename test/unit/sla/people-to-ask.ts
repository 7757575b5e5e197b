import type { Id } from '#shared/ids.ts';
import type { Role } from '#shared/permissions.ts';

const settings = { locale: 'en' as const, timeZone: 'UTC', joinedAt: '2026-01-01T00:00:00.000Z', version: 1 };
/** Member number n of a role. */
export const aMember = (
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
/** A space that everybody may enter. */
export const openSpace = {
  id: 'spc_1' as Id<'space'>,
  communityId: 'com_1' as Id<'community'>,
  access: 'public' as const,
  groupIds: [],
  ...place,
};
/** Question number n, asked by member 1. */
export const questionAbout = (n: number, ...topics: string[]) => ({
  id: `qst_${n}`,
  topics,
  author: { id: 'mbr_1' },
});
