import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { setNotificationPreferences as setNotificationPreferencesRoute } from '#shared/api/notifications.ts';
import type { NotificationPreferences } from '#shared/model/notification.ts';
import { commit } from '#functions/table/commit.ts';
import { replace } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { notificationPreferencesEntity } from './notification.entity.ts';
import { preferencesOf } from './preferences-of.ts';

type SetPreferences = typeof setNotificationPreferencesRoute;

/** Chooses how the caller is told; types that are left out stay. For any member. Counts from the next event on. */
export async function setNotificationPreferences(
  ctx: Context,
  { preferences: chosen }: InputOf<SetPreferences>,
): Promise<OutputOf<SetPreferences>> {
  requireMember(ctx);
  const { memberId } = ctx.actor;
  const preferences = { ...(await preferencesOf(ctx.table, memberId)), ...chosen } as NotificationPreferences;
  return commit(ctx, {
    writes: [replace(notificationPreferencesEntity, { memberId, preferences })],
    answer: preferences,
  });
}
