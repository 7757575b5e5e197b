import { getUnreadCount as route } from '#shared/api/notifications.ts';
import { getUnreadCount } from '#functions/core/notifications/get-unread-count.ts';
import { httpHandler } from '#functions/middleware/http-handler.ts';

export const getUnreadCountHandler = httpHandler(route, getUnreadCount);
