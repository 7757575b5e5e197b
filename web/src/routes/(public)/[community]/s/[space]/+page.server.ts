import { ApiProblem } from '#lib/server/api-problem.ts';
import { questionList } from '#lib/server/question-list.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { community, spaces } = await event.parent();
  const space = spaces.find(({ pathName }) => pathName === event.params.space);
  if (space === undefined) throw new ApiProblem(404, { code: 'space.not_found' });
  const list = await questionList(event, { communityId: community.id, spaceId: space.id });
  return { list, space, canonical: `${event.url.origin}/${community.pathName}/s/${space.pathName}` };
};
