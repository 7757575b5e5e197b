import { AppError } from '#shared/errors.ts';
import { idLike, type Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import { isStaff } from '#shared/permissions.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import { commit } from '#functions/table/commit.ts';
import { count, create } from '#functions/table/writes.ts';
import { onceForEvent } from '../claim-event.ts';
import { findSpace, structureOf, type SpaceItem } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { actorOfMember } from '../members/actor-of-member.ts';
import { findMember } from '../members/find-member.ts';
import { mayEnterSpace } from '../policy.ts';
import { questionEntity } from '../questions/question.entity.ts';
import { notificationEntity, unreadCountEntity, type NotificationItem } from './notification.entity.ts';
import { preferencesOf } from './preferences-of.ts';

/** What is told, the same to everybody it reaches. */
export type News = Pick<NotificationItem, 'type' | 'questionId' | 'postId' | 'ticketId' | 'act' | 'share'>;

/** Recipients handled at once: a broadcast does not take all the connections of a process. */
const AT_ONCE = 10;

async function authorOfEvent(ctx: Context, event: Envelope): Promise<Author | undefined> {
  if (event.actor.type !== 'member') return undefined;
  const member = await findMember(ctx.table, event.actor.memberId);
  return member && { id: member.id, name: member.name, isStaff: isStaff(member.role) };
}

/** Whether this member is still to be told: may act, may enter the space now, and wants to hear of it in the app. */
async function wants(
  ctx: Context,
  memberId: Id<'member'>,
  { space, type }: { space: SpaceItem; type: News['type'] },
): Promise<boolean> {
  const [member, preferences] = await Promise.all([
    findMember(ctx.table, memberId),
    preferencesOf(ctx.table, memberId),
  ]);
  const actor = actorOfMember(member);
  return actor !== undefined && mayEnterSpace(actor, space) && preferences[type].channels.includes('app');
}

/** The notification is its own claim: its id is the event's, so a second one cannot be stored. */
function store(ctx: Context, notification: NotificationItem): Promise<void> {
  const { memberId } = notification;
  const already = new AppError('event.already_handled', { kind: 'conflict' });
  const writes = [
    create(notificationEntity, notification, already),
    count(unreadCountEntity, { memberId }, { add: { unread: 1 }, orCreate: true }),
  ];
  return onceForEvent(() => commit(ctx, { writes, answer: null }));
}

/**
 * Tells members of an event, each once however often it comes. Never who caused it, nobody who may not see the
 * question now, nobody who chose not to hear of it. Each recipient is a transaction of its own, so a run that stops
 * half way goes on where it was. For consumers.
 */
export async function notifyMembers(
  ctx: Context,
  event: Envelope,
  { to, news }: { to: readonly Id<'member'>[]; news: News },
): Promise<void> {
  const cause = event.actor.type === 'member' ? event.actor.memberId : undefined;
  const recipients = [...new Set(to)].filter((memberId) => memberId !== cause);
  if (recipients.length === 0) return;
  const [question, structure, by] = await Promise.all([
    ctx.table.get(questionEntity, { id: news.questionId }, { consistent: true }),
    structureOf(ctx.table, ctx.now()),
    authorOfEvent(ctx, event),
  ]);
  const space = question && findSpace(structure, question.spaceId);
  if (question === undefined || space === undefined || question.deletedAt !== undefined) return;
  const { communityId, spaceId } = question;
  const shared = {
    ...news,
    id: idLike('notification', event.id),
    at: event.occurredAt,
    communityId,
    spaceId,
    ...(by && { by }),
  };
  const tell = async (memberId: Id<'member'>): Promise<void> => {
    if (await wants(ctx, memberId, { space, type: news.type })) await store(ctx, { ...shared, memberId });
  };
  for (let from = 0; from < recipients.length; from += AT_ONCE) {
    await Promise.all(recipients.slice(from, from + AT_ONCE).map(tell));
  }
}
