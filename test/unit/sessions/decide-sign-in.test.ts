import { describe, expect, it } from 'vitest';
import type { MemberItem } from '#functions/core/members/find-member.ts';
import { decideSignIn } from '#functions/core/sessions/decide-sign-in.ts';

const NOW = '2026-11-25T10:00:00.000Z';
const member = (more: Partial<MemberItem>): MemberItem => ({
  id: 'mbr_1',
  name: 'Maya',
  role: 'member',
  status: 'active',
  groupIds: [],
  expertTopics: [],
  locale: 'en',
  timeZone: 'UTC',
  joinedAt: NOW,
  version: 1,
  ...more,
});
const signIn = (more: Partial<MemberItem>) =>
  decideSignIn({ member: member(more), subject: 'sub-1', now: NOW });

describe('decideSignIn', () => {
  it('changes nothing for somebody who has signed in before', () => {
    expect(signIn({ subject: 'sub-1' }).first).toBeUndefined();
  });

  it.each(['invited', 'unclaimed', 'active'] as const)(
    'links the account of a member who is %s and makes them active',
    (status) => {
      expect(signIn({ status, invitedUntil: '2026-11-25T10:00:00.001Z' }).first).toEqual({
        subject: 'sub-1',
        status: 'active',
        invitedUntil: undefined,
      });
    },
  );

  it.each([
    ['a suspended member', { status: 'suspended', subject: 'sub-1' }],
    ['an invitation that is over', { status: 'invited', invitedUntil: NOW }],
    ['an address that belongs to another account', { subject: 'sub-2' }],
  ] as const)('refuses %s', (_, more) => {
    expect(() => signIn(more)).toThrow('session.no_member');
  });

  it('refuses a stranger in the same words', () => {
    expect(() => decideSignIn({ member: undefined, subject: 'sub-1', now: NOW })).toThrow(
      'session.no_member',
    );
  });
});
