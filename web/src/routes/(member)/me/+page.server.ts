import { isLocale } from '#lib/i18n/locale.ts';
import { api } from '#lib/server/api.ts';
import { rememberLocale } from '#lib/server/decide-locale.ts';
import { formAction } from '#lib/server/form-action.ts';
import { timeZones } from '#lib/server/time-zones.ts';
import { keepKeys } from '#lib/server/keys-cookie.ts';
import { notificationTypeSchema } from '#shared/model/notification.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const [me, sessions, preferences] = await Promise.all([
    api(event).getMe({}),
    api(event).listSessions({}),
    api(event).getNotificationPreferences({}),
  ]);
  return { me, sessions: sessions.items, preferences, zones: timeZones() };
};

export const actions = {
  profile: formAction(async (event, field) => {
    const locale = field('locale');
    const change = { name: field('name'), timeZone: field('timeZone'), ...(isLocale(locale) && { locale }) };
    const me = await api(event).updateMe(change);
    rememberLocale(event, me.locale);
    return { saved: true };
  }),
  keys: formAction((event, field) => {
    keepKeys(event, field('keys') === 'on');
    return Promise.resolve({ saved: true });
  }),
  told: formAction((event, field) => {
    const wanted = new Set(field.all('told'));
    const preferences = Object.fromEntries(
      notificationTypeSchema.options.map((type) => [
        type,
        { channels: wanted.has(type) ? (['app'] as const) : [] },
      ]),
    );
    return api(event).setNotificationPreferences({ preferences });
  }),
  endSession: formAction((event, field) => api(event).revokeSession({ sessionId: field('sessionId') })),
} satisfies Actions;
