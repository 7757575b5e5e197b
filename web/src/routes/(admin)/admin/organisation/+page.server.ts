import { isLocale } from '#lib/i18n/locale.ts';
import { api } from '#lib/server/api.ts';
import { formAction } from '#lib/server/form-action.ts';
import { timeZones } from '#lib/server/time-zones.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  tenant: await api(event).getTenant({}),
  zones: timeZones(),
});

export const actions = {
  default: formAction((event, field) => {
    const locale = field('locale');
    return api(event).updateTenant({
      name: field('name'),
      seed: field('seed').trim().toLowerCase(),
      timeZone: field('timeZone'),
      ...(isLocale(locale) && { locale }),
    });
  }),
} satisfies Actions;
