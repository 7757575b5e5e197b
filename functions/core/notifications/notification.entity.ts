import { item, number, string } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import type { Author } from '#shared/model/member.ts';
import type { Notification, NotificationPreferences, NotificationType } from '#shared/model/notification.ts';
import { defineEntity, idOf, valueOf, type ItemOf } from '#functions/table/define-entity.ts';

const inbox = (memberId: Id<'member'>): string => `inbox#${memberId}`;

/**
 * What one member is told of one event. Its id repeats the event's, so the same event cannot be told twice, and the
 * inbox is in the order of what happened. Unread ones stand in an index of their own.
 */
export const notificationEntity = defineEntity({
  kind: 'notification',
  schema: item({
    id: idOf('notification'),
    memberId: idOf('member'),
    type: valueOf<NotificationType>(),
    at: string(),
    readAt: string().optional(),
    by: valueOf<Author>().optional(),
    questionId: idOf('question'),
    communityId: idOf('community'),
    spaceId: idOf('space'),
    postId: string().optional(),
    ticketId: idOf('ticket').optional(),
    act: valueOf<NonNullable<Notification['act']>>().optional(),
    share: number().optional(),
  }),
  key: ({ memberId, id }: { memberId: Id<'member'>; id: Id<'notification'> }) => ({
    pk: inbox(memberId),
    sk: id,
  }),
  indexes: ({ memberId, id, readAt }) =>
    readAt === undefined ? { gsi1pk: `unread#${memberId}`, gsi1sk: id } : {},
});
export type NotificationItem = ItemOf<typeof notificationEntity>;

/** How many a member has not read. Changes in the transaction that adds or reads one. */
export const unreadCountEntity = defineEntity({
  kind: 'unread-count',
  schema: item({ memberId: idOf('member'), unread: number() }),
  key: ({ memberId }: { memberId: Id<'member'> }) => ({ pk: inbox(memberId), sk: 'unread' }),
});

/** What a member chose; a type that is not there is told in the app. */
export const notificationPreferencesEntity = defineEntity({
  kind: 'notification-preferences',
  schema: item({ memberId: idOf('member'), preferences: valueOf<Partial<NotificationPreferences>>() }),
  key: ({ memberId }: { memberId: Id<'member'> }) => ({
    pk: `member#${memberId}`,
    sk: 'notification-preferences',
  }),
});

/** What was a member told, newest first? */
export const notificationsOf = (memberId: Id<'member'>) =>
  ({
    name: 'notificationsOf',
    pk: inbox(memberId),
    range: { beginsWith: 'ntf_' },
    kinds: [notificationEntity],
    newestFirst: true,
  }) as const;
/** And has not read? */
export const unreadOf = (memberId: Id<'member'>) =>
  ({
    name: 'unreadOf',
    index: 'gsi1',
    pk: `unread#${memberId}`,
    kinds: [notificationEntity],
    newestFirst: true,
  }) as const;
