import * as z from 'zod';
import { idSchema } from '../ids.ts';
import {
  channelSchema,
  notificationPreferencesSchema,
  notificationSchema,
  notificationTypeSchema,
} from '../model/notification.ts';
import { defineRoute, pageOf, paging } from './define-route.ts';

const tag = 'notifications';
const reading = { tag, access: 'member', scope: 'read', rate: 'read', method: 'GET' } as const;

export const listNotifications = defineRoute({
  ...reading,
  operationId: 'listNotifications',
  summary: 'What this member was told, newest first.',
  path: '/notifications',
  query: z.strictObject({ ...paging, unread: z.enum(['true', 'false']).default('false') }),
  response: pageOf(notificationSchema),
  errors: ['cursor.invalid'],
});

export const getUnreadCount = defineRoute({
  ...reading,
  operationId: 'getUnreadCount',
  summary: 'How many notifications this member has not read.',
  path: '/notifications/unread-count',
  response: z.object({ unread: z.int() }),
});

export const markNotificationsRead = defineRoute({
  operationId: 'markNotificationsRead',
  summary: 'Mark the named notifications read, or all when none is named.',
  tag,
  method: 'POST',
  path: '/notifications/read',
  access: 'member',
  scope: 'write',
  rate: 'write',
  body: z.strictObject({ ids: z.array(idSchema('notification')).min(1).max(49).optional() }),
  response: z.object({ unread: z.int() }),
});

export const getNotificationPreferences = defineRoute({
  ...reading,
  operationId: 'getNotificationPreferences',
  summary: 'How this member is told of what.',
  path: '/notifications/preferences',
  response: notificationPreferencesSchema,
});

export const setNotificationPreferences = defineRoute({
  operationId: 'setNotificationPreferences',
  summary: 'Choose how to be told; types that are left out stay as they are.',
  tag,
  method: 'PATCH',
  path: '/notifications/preferences',
  access: 'member',
  scope: 'write',
  rate: 'write',
  body: z.strictObject({
    preferences: z.partialRecord(
      notificationTypeSchema,
      z.strictObject({ channels: z.array(channelSchema).max(5) }),
    ),
  }),
  response: notificationPreferencesSchema,
});
