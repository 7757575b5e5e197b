import { api } from '#lib/server/api.ts';
import { trailEntryOf } from '#lib/server/audit-words.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor') ?? undefined;
  const target = event.url.searchParams.get('target') ?? undefined;
  const asked = { ...(cursor !== undefined && { cursor }), ...(target !== undefined && { target }) };
  const page = await api(event).listAuditEntries(asked);
  const query = new URLSearchParams({ ...asked, cursor: page.cursor ?? '' });
  return {
    entries: page.items.map((entry) => trailEntryOf(entry, event.locals.locale)),
    older: page.cursor === undefined ? undefined : `?${query.toString()}`,
  };
};
