import { listNotifications as route } from '#shared/api/notifications.ts';
import { listNotifications } from '#functions/core/notifications/list-notifications.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const listNotificationsHandler = httpHandler(route, listNotifications);
