import { describe, expect, it } from 'vitest';
import { decideInviteMember } from '#functions/core/invitations/decide-invite-member.ts';
import {
  invitationSecretOf,
  splitInvitationSecret,
  statusOf,
} from '#functions/core/invitations/decide-invitation.ts';
import type { InvitationItem } from '#functions/core/invitations/invitation.entity.ts';
import type { MemberActor } from '#functions/core/context.ts';
import { mayGrantRole, roleSchema, type Role } from '#shared/permissions.ts';

const NOW = '2026-11-25T10:00:00.000Z';
const actorOf = (role: Role): MemberActor => ({
  type: 'member',
  memberId: 'mbr_1',
  name: 'Dana',
  role,
  groupIds: [],
  locale: 'en',
  scopes: 'all',
});
const inviting = (own: Role, role: Role, email?: string) => ({
  actor: actorOf(own),
  tenant: { locale: 'he' as const, timeZone: 'Asia/Jerusalem' },
  id: 'inv_1' as const,
  secretHash: 'hash',
  memberId: 'mbr_2' as const,
  existing: undefined,
  email,
  role,
  groupIds: [],
  days: 30,
  mostUses: 10,
  now: NOW,
});

describe('decideInviteMember', () => {
  it('lets nobody give a role above their own, in every pair of roles', () => {
    for (const own of roleSchema.options) {
      for (const role of roleSchema.options) {
        const invite = () => decideInviteMember(inviting(own, role));
        if (mayGrantRole(own, role)) expect(invite().invitation.role).toBe(role);
        else expect(invite).toThrow('member.role_above_own');
      }
    }
  });

  it('makes an e-mail’s invitation for one person, who waits in the language of the organisation', () => {
    const { invitation, newMember } = decideInviteMember(inviting('admin', 'expert', 'lia@example.org'));
    expect(invitation).toMatchObject({ via: 'email', mostUses: 1, expiresAt: '2026-12-25T10:00:00.000Z' });
    expect(newMember).toMatchObject({
      name: 'lia',
      status: 'invited',
      locale: 'he',
      invitedUntil: '2026-12-25T10:00:00.000Z',
    });
  });

  it('makes a link for several, and nobody waits', () => {
    const { invitation, newMember } = decideInviteMember(inviting('moderator', 'member'));
    expect(invitation).toMatchObject({ via: 'link', mostUses: 10 });
    expect(newMember).toBeUndefined();
  });
});

describe('statusOf', () => {
  const { invitation } = decideInviteMember(inviting('admin', 'member'));
  it.each<[string, Partial<InvitationItem>]>([
    ['open', { uses: 9 }],
    ['used', { uses: 10 }],
    ['expired', { expiresAt: NOW }],
    ['revoked', { uses: 10, revokedAt: NOW, expiresAt: NOW }],
  ])('is %s', (status, more) => {
    expect(statusOf({ ...invitation, ...more }, NOW)).toBe(status);
  });
});

describe('invitationSecretOf', () => {
  it('joins an id and a secret in one part of a path, and takes them apart again', () => {
    const id = 'inv_01m891656reds9q07vvmqrww24';
    const joined = invitationSecretOf(id, 'x'.repeat(43));
    expect(joined).toMatch(/^[\w-]{69}$/);
    expect(splitInvitationSecret(joined)).toEqual({ id, secret: 'x'.repeat(43) });
  });
});
