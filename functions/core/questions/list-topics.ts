import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listTopics as listTopicsRoute } from '#shared/api/questions.ts';
import type { Context } from '../context.ts';
import { requireVisibleSpaces } from '../communities/visible-spaces.ts';
import { topicCountsIn } from './topic.entity.ts';

type List = typeof listTopicsRoute;

/** Topics of the spaces this reader may enter, with their number of questions, the most used first. For anybody. */
export async function listTopics(
  ctx: Context,
  { communityId, spaceId, prefix, limit }: InputOf<List>,
): Promise<OutputOf<List>> {
  const visible = await requireVisibleSpaces(ctx, communityId, spaceId);
  const totals = new Map<string, number>();
  for (const count of await ctx.table.all(topicCountsIn(communityId, prefix))) {
    const counts = spaceId === undefined ? visible.has(count.spaceId) : count.spaceId === spaceId;
    if (counts && count.questions > 0)
      totals.set(count.topic, (totals.get(count.topic) ?? 0) + count.questions);
  }
  const items = [...totals].map(([topic, questions]) => ({ topic, questions }));
  items.sort((a, b) => b.questions - a.questions || a.topic.localeCompare(b.topic));
  return { items: items.slice(0, limit) };
}
