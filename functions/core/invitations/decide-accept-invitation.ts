import { conflict } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Locale } from '#shared/model/tenant.ts';
import type { TenantFacts } from '../context.ts';
import type { MemberItem } from '../members/find-member.ts';
import { noInvitation } from './decide-invitation.ts';
import type { InvitationItem } from './invitation.entity.ts';

interface Accepting {
  readonly invitation: InvitationItem;
  /** The member that waits, or the one a proved address has already. */
  readonly existing: MemberItem | undefined;
  readonly newId: Id<'member'>;
  readonly tenant: Pick<TenantFacts, 'locale' | 'timeZone'>;
  readonly email: string;
  readonly subject: string;
  readonly name: string;
  readonly locale?: Locale | undefined;
  readonly timeZone?: string | undefined;
  readonly now: string;
}

/** The member as they are after joining, and the row it was made of, if any. */
export interface Joined {
  readonly member: MemberItem;
  readonly before: MemberItem | undefined;
}

function requireJoinable({ invitation, existing }: Accepting): void {
  const byMail = invitation.via === 'email';
  if (existing?.status === 'active') throw conflict(byMail ? 'invitation.used' : 'member.exists');
  if (existing?.status === 'suspended') throw conflict('member.suspended');
  // Another invitation to the same member was taken back meanwhile: nobody waits, or for another address.
  const waits = existing?.status === 'invited' && existing.email === invitation.email;
  if (byMail && !waits) throw noInvitation();
}

/**
 * Who somebody is after accepting. Whoever was asked by e-mail keeps what they were asked for; an
 * author of imported posts becomes their owner. Raises `invitation.not_found`, `invitation.used`,
 * `member.exists`, `member.suspended`.
 */
export function decideAcceptInvitation(accepting: Accepting): Joined {
  requireJoinable(accepting);
  const { invitation, existing, newId, tenant, email, subject, name, now } = accepting;
  const own = { email, subject, name, status: 'active' as const };
  const settings = {
    locale: accepting.locale ?? tenant.locale,
    timeZone: accepting.timeZone ?? tenant.timeZone,
  };
  const { role, groupIds } = invitation;
  if (existing === undefined) {
    const member = {
      id: newId,
      ...own,
      ...settings,
      role,
      groupIds,
      expertTopics: [],
      joinedAt: now,
      version: 1,
    };
    return { member, before: undefined };
  }
  const { invitedUntil: _, ...kept } = existing;
  const isStillAsked =
    existing.status === 'invited' && (existing.invitedUntil === undefined || existing.invitedUntil > now);
  const offered = isStillAsked ? {} : { role, groupIds };
  return {
    member: { ...kept, ...own, ...settings, ...offered, joinedAt: now, version: existing.version + 1 },
    before: existing,
  };
}
