import type { QuestionItem } from '#functions/core/questions/question.entity.ts';
import type { Reader } from '#functions/core/questions/what-reader-can.ts';
import type { Id } from '#shared/ids.ts';
import type { Permission } from '#shared/permissions.ts';

export const asker = { id: 'mbr_asker' as Id<'member'>, name: 'Tim', isStaff: false };

/** A question for tests of rules, with what matters to the test. */
export const aQuestion = (facts: Partial<QuestionItem> = {}): QuestionItem => ({
  id: 'qst_1',
  communityId: 'com_1',
  spaceId: 'spc_1',
  title: 'How often do I descale the Duo?',
  excerpt: 'The water here is hard.',
  topics: ['descaling'],
  author: asker,
  score: 0,
  answerCount: 0,
  createdAt: '2026-11-25T09:00:00.000Z',
  lastActivityAt: '2026-11-25T09:00:00.000Z',
  version: 1,
  ...facts,
});

/** A reader who wrote what `memberId` wrote and has the named rights. */
export const aReader = (memberId: string, rights: readonly Permission[] = []): Reader => ({
  isAuthor: ({ id }) => id === memberId,
  may: (permission) => rights.includes(permission),
});
