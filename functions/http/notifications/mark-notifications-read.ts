import { markNotificationsRead as route } from '#shared/api/notifications.ts';
import { markNotificationsRead } from '#functions/core/notifications/mark-notifications-read.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const markNotificationsReadHandler = httpHandler(route, markNotificationsRead);
