import { conflict, forbidden } from '#shared/errors.ts';
import { mayGrantRole, type Role } from '#shared/permissions.ts';
import type { Id } from '#shared/ids.ts';
import { happened, type NewEvent } from '#events/contracts/define-event.ts';
import { MemberInvited } from '#events/contracts/member.ts';
import type { MemberActor, TenantFacts } from '../context.ts';
import type { MemberItem } from '../members/find-member.ts';
import type { InvitationItem } from './invitation.entity.ts';

interface Inviting {
  readonly actor: MemberActor;
  readonly tenant: Pick<TenantFacts, 'locale' | 'timeZone'>;
  readonly id: Id<'invitation'>;
  readonly secretHash: string;
  /** For the member that will wait, when the address has none yet. */
  readonly memberId: Id<'member'>;
  readonly existing: MemberItem | undefined;
  readonly email: string | undefined;
  readonly role: Role;
  readonly groupIds: readonly Id<'group'>[];
  readonly days: number;
  readonly mostUses: number;
  readonly now: string;
}

type Waiting = Pick<MemberItem, 'role' | 'groupIds' | 'status' | 'invitedUntil' | 'email'>;

export interface Invited {
  readonly invitation: InvitationItem;
  /** The member that waits: a new one, or what changes of the one the address has. Neither for a link. */
  readonly newMember?: MemberItem;
  readonly waiting?: Waiting;
  readonly events: NewEvent[];
}

const DAY_MS = 86_400_000;

function requireAllowed({ actor, existing, role }: Inviting): void {
  const above =
    !mayGrantRole(actor.role, role) || (existing !== undefined && !mayGrantRole(actor.role, existing.role));
  if (above) throw forbidden('member.role_above_own');
  if (existing?.status === 'active') throw conflict('member.exists');
  if (existing?.status === 'suspended') throw conflict('member.suspended');
}

/**
 * An invitation, and for an e-mail the member that waits for its reader. Raises
 * `member.role_above_own` (nobody gives, or touches, a role above their own), `member.exists` and
 * `member.suspended`.
 */
export function decideInviteMember(inviting: Inviting): Invited {
  requireAllowed(inviting);
  const { actor, tenant, id, secretHash, existing, email, role, days, now } = inviting;
  const groupIds = [...new Set(inviting.groupIds)];
  const expiresAt = new Date(Date.parse(now) + days * DAY_MS).toISOString();
  const via = email === undefined ? ('link' as const) : ('email' as const);
  const memberId = existing?.id ?? inviting.memberId;
  const invitation: InvitationItem = {
    ...{ id, secretHash, via, role, groupIds, expiresAt },
    ...(email !== undefined && { email, memberId }),
    ...(existing?.importedAs !== undefined && { authorName: existing.name }),
    invitedBy: { id: actor.memberId, name: actor.name },
    uses: 0,
    mostUses: via === 'email' ? 1 : inviting.mostUses,
    createdAt: now,
    version: 1,
  };
  const facts = { invitationId: id, via, role, ...(email !== undefined && { memberId }) };
  const events = [happened(MemberInvited, facts)];
  if (email === undefined) return { invitation, events };
  const waiting: Waiting = { role, groupIds, status: 'invited', invitedUntil: expiresAt };
  if (existing !== undefined) {
    // An author of imported posts has no address until now.
    const taken = existing.email === undefined ? { email } : {};
    return { invitation, waiting: { ...waiting, ...taken }, events };
  }
  const name = email.slice(0, email.indexOf('@')).slice(0, 80);
  const { locale, timeZone } = tenant;
  const newMember = {
    ...waiting,
    id: memberId,
    name,
    email,
    locale,
    timeZone,
    expertTopics: [],
    joinedAt: now,
    version: 1,
  };
  return { invitation, newMember, events };
}
