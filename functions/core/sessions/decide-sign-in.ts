import { forbidden } from '#shared/errors.ts';
import type { MemberItem } from '../members/find-member.ts';

interface SigningIn {
  /** Found by the account's subject, or else by its proved address. */
  readonly member: MemberItem | undefined;
  readonly subject: string;
  readonly now: string;
}

/** Changes of the member that a first sign-in makes; undefined when there are none. */
export interface FirstSignIn {
  readonly subject: string;
  readonly status: 'active';
  readonly invitedUntil: undefined;
}

/**
 * Whether a proved account may come in, and what its first sign-in changes: invited and unclaimed
 * members become active. Raises `session.no_member`, with one shape for a stranger, a suspended
 * member, an invitation that is over and an address that belongs to another account.
 */
export function decideSignIn({ member, subject, now }: SigningIn): {
  member: MemberItem;
  first: FirstSignIn | undefined;
} {
  const isOver =
    member?.status === 'invited' && member.invitedUntil !== undefined && member.invitedUntil <= now;
  const isOthers = member?.subject !== undefined && member.subject !== subject;
  if (member === undefined || member.status === 'suspended' || isOver || isOthers)
    throw forbidden('session.no_member');
  if (member.subject === subject && member.status === 'active') return { member, first: undefined };
  return { member, first: { subject, status: 'active', invitedUntil: undefined } };
}
