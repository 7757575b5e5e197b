import type { Id } from '#shared/ids.ts';
import { notificationTypeSchema, type NotificationPreferences } from '#shared/model/notification.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import { notificationPreferencesEntity } from './notification.entity.ts';

/** Everything in the app, until a member says otherwise. */
const standard = (): NotificationPreferences =>
  Object.fromEntries(
    notificationTypeSchema.options.map((type) => [type, { channels: ['app'] }]),
  ) as NotificationPreferences;

/** A member's choices with the standard for what they did not choose. */
export async function preferencesOf(
  table: TenantTable,
  memberId: Id<'member'>,
): Promise<NotificationPreferences> {
  const chosen = await table.get(notificationPreferencesEntity, { memberId }, { consistent: true });
  return { ...standard(), ...chosen?.preferences };
}
