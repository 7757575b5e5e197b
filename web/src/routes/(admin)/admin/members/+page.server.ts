import { api } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const prefix = (searchParams.get('prefix') ?? '').slice(0, 80);
  const cursor = searchParams.get('cursor') ?? undefined;
  const page = await api(event).listMembers({ prefix, ...(cursor !== undefined && { cursor }) });
  const query = new URLSearchParams({ prefix, cursor: page.cursor ?? '' });
  return {
    prefix,
    members: page.items,
    next: page.cursor === undefined ? undefined : `?${query.toString()}`,
  };
};
