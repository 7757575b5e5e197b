import { api } from '#lib/server/api.ts';
import { nearTopics } from '#lib/server/near-topics.ts';
import type { Community } from '#shared/model/community.ts';
import type { PageServerLoad } from './$types';

const LONGEST = 300;

export const load: PageServerLoad = async (event) => {
  const { community, shell } = await event.parent();
  const words = (event.url.searchParams.get('q') ?? '').trim().slice(0, LONGEST);
  const rows = words === '' ? [] : await search(event, community.id, words);
  const lost = words !== '' && rows.length === 0;
  const topics = lost ? await topicsFor(event, community.id, words) : undefined;
  const tabs = shell.communities.map(({ id, name, pathName }) => ({
    label: name,
    href: `/${pathName}/search?q=${encodeURIComponent(words)}`,
    current: id === community.id,
  }));
  return { words, rows, topics, tabs };
};

type Caller = Parameters<typeof api>[0];

async function search(event: Caller, communityId: Community['id'], text: string) {
  return (await api(event).searchQuestions({ communityId, text })).items;
}

async function topicsFor(event: Caller, communityId: Community['id'], words: string) {
  const { items } = await api(event).listTopics({ communityId, limit: 100 });
  return nearTopics(items, words);
}
