import { api } from '#lib/server/api.ts';
import { communityData } from '#lib/server/page-data.ts';
import { questionPath } from '#lib/slug.ts';
import type { RequestHandler } from './$types';

/** Questions like the title that is being written, for the margin of the ask page. */
export const GET: RequestHandler = async (event) => {
  const { community } = await communityData(event, event.params.community);
  const text = (event.url.searchParams.get('text') ?? '').slice(0, 300);
  const { items } = await api(event).findSimilar({ communityId: community.id, text });
  return Response.json(
    items.map((row) => ({
      href: questionPath(community.pathName, row),
      title: row.title,
      answerCount: row.answerCount,
      isAccepted: row.acceptedAnswerId !== undefined,
    })),
  );
};
