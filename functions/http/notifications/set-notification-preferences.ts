import { setNotificationPreferences as route } from '#shared/api/notifications.ts';
import { setNotificationPreferences } from '#functions/core/notifications/set-notification-preferences.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const setNotificationPreferencesHandler = httpHandler(route, setNotificationPreferences);
