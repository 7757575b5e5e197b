import type { HttpHandlerFor } from '#functions/middleware/http-handler.ts';
import { getNotificationPreferencesHandler } from './get-notification-preferences.ts';
import { getUnreadCountHandler } from './get-unread-count.ts';
import { listNotificationsHandler } from './list-notifications.ts';
import { markNotificationsReadHandler } from './mark-notifications-read.ts';
import { setNotificationPreferencesHandler } from './set-notification-preferences.ts';

export const handlers: Readonly<Record<string, HttpHandlerFor>> = {
  getNotificationPreferences: getNotificationPreferencesHandler,
  getUnreadCount: getUnreadCountHandler,
  listNotifications: listNotificationsHandler,
  markNotificationsRead: markNotificationsReadHandler,
  setNotificationPreferences: setNotificationPreferencesHandler,
};
