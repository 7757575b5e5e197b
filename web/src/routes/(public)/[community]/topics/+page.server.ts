import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { community } = await event.parent();
  const { items } = await api(event).listTopics({ communityId: community.id, limit: 100 });
  return { topics: items };
};
