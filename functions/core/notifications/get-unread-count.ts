import type { OutputOf } from '#shared/api/define-route.ts';
import type { getUnreadCount as getUnreadCountRoute } from '#shared/api/notifications.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { unreadCountEntity } from './notification.entity.ts';

/** How many notifications the caller has not read. For any member; one small read, for every page. */
export async function getUnreadCount(ctx: Context): Promise<OutputOf<typeof getUnreadCountRoute>> {
  requireMember(ctx);
  const counted = await ctx.table.get(
    unreadCountEntity,
    { memberId: ctx.actor.memberId },
    { consistent: true },
  );
  return { unread: counted?.unread ?? 0 };
}
