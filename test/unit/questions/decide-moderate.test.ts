import { describe, expect, it } from 'vitest';
import { decideVote } from '#functions/core/questions/decide-vote.ts';
import {
  decideDeleteQuestion,
  decideLockQuestion,
  decideMoveQuestion,
  decideRestoreQuestion,
} from '#functions/core/questions/decide-moderate-question.ts';
import type { SpaceItem } from '#functions/core/communities/structure.ts';
import { aQuestion, aReader, asker } from './a-question.ts';

const now = '2026-11-25T10:00:00.000Z';
const moderator = aReader('mbr_moderator', ['post.moderate']);
const author = aReader(asker.id);
const stranger = aReader('mbr_stranger');
const to = { id: 'spc_2', communityId: 'com_2' } as unknown as SpaceItem;

describe('acts of moderation', () => {
  it('let the asker delete only while nobody has answered', () => {
    expect(decideDeleteQuestion({ question: aQuestion(), reader: author, now })).toMatchObject({
      act: 'deleted',
    });
    const answered = aQuestion({ answerCount: 1 });
    expect(() => decideDeleteQuestion({ question: answered, reader: author, now })).toThrow(
      'question.has_answers',
    );
    expect(decideDeleteQuestion({ question: answered, reader: moderator, now })).toMatchObject({
      act: 'deleted',
    });
    expect(() => decideDeleteQuestion({ question: aQuestion(), reader: stranger, now })).toThrow(
      'post.not_yours',
    );
  });

  it('do nothing when it is already so', () => {
    expect(
      decideLockQuestion({ question: aQuestion({ lockedAt: now }), reader: moderator, now }),
    ).toBeUndefined();
    expect(decideRestoreQuestion({ question: aQuestion(), reader: moderator, now })).toBeUndefined();
    const there = aQuestion({ spaceId: 'spc_2' });
    expect(decideMoveQuestion({ question: there, reader: moderator, now }, to)).toBeUndefined();
  });

  it('refuse who does not moderate, an archived space and a deleted question', () => {
    expect(() => decideLockQuestion({ question: aQuestion(), reader: author, now })).toThrow(
      'actor.forbidden',
    );
    const moving = { question: aQuestion(), reader: moderator, now };
    expect(() => decideMoveQuestion(moving, { ...to, archivedAt: now })).toThrow('space.archived');
    expect(() => decideMoveQuestion({ ...moving, question: aQuestion({ deletedAt: now }) }, to)).toThrow(
      'question.deleted',
    );
    expect(decideMoveQuestion(moving, to)).toMatchObject({
      act: 'moved',
      set: { spaceId: 'spc_2', communityId: 'com_2' },
    });
  });
});

describe('decideVote', () => {
  const question = aQuestion();

  it.each([
    [0, 1, 1],
    [1, 1, 0],
    [1, 0, -1],
    [-1, 1, 2],
  ])('from %i to %i moves the score by %i', (before, value, change) => {
    expect(decideVote({ question, target: question, reader: stranger, before, value })).toBe(change);
  });

  it('refuses the own post, a vote against a question, and a locked question', () => {
    const voting = { question, target: question, reader: stranger, before: 0, value: 1 };
    expect(() => decideVote({ ...voting, reader: author })).toThrow('vote.own_post');
    expect(() => decideVote({ ...voting, value: -1 })).toThrow('vote.not_for_questions');
    expect(() => decideVote({ ...voting, question: aQuestion({ lockedAt: now }) })).toThrow(
      'question.locked',
    );
  });
});
