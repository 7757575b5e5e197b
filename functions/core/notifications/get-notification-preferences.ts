import type { OutputOf } from '#shared/api/define-route.ts';
import type { getNotificationPreferences as getNotificationPreferencesRoute } from '#shared/api/notifications.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { preferencesOf } from './preferences-of.ts';

/** How the caller is told of what. For any member. */
export async function getNotificationPreferences(
  ctx: Context,
): Promise<OutputOf<typeof getNotificationPreferencesRoute>> {
  requireMember(ctx);
  return preferencesOf(ctx.table, ctx.actor.memberId);
}
