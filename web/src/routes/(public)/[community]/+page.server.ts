import { questionList } from '#lib/server/question-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { community } = await event.parent();
  const list = await questionList(event, { communityId: community.id });
  return { list, canonical: `${event.url.origin}/${community.pathName}` };
};
