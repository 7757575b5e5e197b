import { getNotificationPreferences as route } from '#shared/api/notifications.ts';
import { getNotificationPreferences } from '#functions/core/notifications/get-notification-preferences.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getNotificationPreferencesHandler = httpHandler(route, getNotificationPreferences);
