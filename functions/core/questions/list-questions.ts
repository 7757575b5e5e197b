import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listQuestions as listQuestionsRoute } from '#shared/api/questions.ts';
import type { Page } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { requireVisibleSpaces } from '../communities/visible-spaces.ts';
import { presentRow } from './present-question.ts';
import {
  activeInCommunity,
  activeInSpace,
  orderedInCommunity,
  orderedInSpace,
  questionEntity,
  type QuestionItem,
} from './question.entity.ts';

type List = typeof listQuestionsRoute;
type Input = InputOf<List>;

/** A page whose rows are mostly hidden from this reader is filled from the next ones, this often at most. */
const MOST_PAGES = 4;

async function pageOfHeads(
  ctx: Context,
  input: Input,
  cursor: string | undefined,
): Promise<Page<QuestionItem>> {
  const { communityId, spaceId, sort, topic, limit } = input;
  if (sort === 'active' && topic === undefined) {
    return ctx.table.page(spaceId === undefined ? activeInCommunity(communityId) : activeInSpace(spaceId), {
      limit,
      cursor,
    });
  }
  const list = topic === undefined ? sort : `topic#${topic}`;
  const pattern =
    spaceId === undefined ? orderedInCommunity(communityId, list) : orderedInSpace(spaceId, list);
  const rows = await ctx.table.page(pattern, { limit, cursor });
  const heads = await ctx.table.getMany(
    questionEntity,
    rows.items.map(({ questionId }) => ({ id: questionId })),
  );
  const items = heads.filter(({ deletedAt }) => deletedAt === undefined);
  return rows.cursor === undefined ? { items } : { items, cursor: rows.cursor };
}

/** Questions of a community or a space that this reader may see. For anybody; hidden spaces leave no trace. */
export async function listQuestions(ctx: Context, input: Input): Promise<OutputOf<List>> {
  const visible = await requireVisibleSpaces(ctx, input.communityId, input.spaceId);
  const items: QuestionItem[] = [];
  let { cursor } = input;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await pageOfHeads(ctx, { ...input, limit: input.limit - items.length }, cursor);
    items.push(...page.items.filter(({ spaceId }) => visible.has(spaceId)));
    ({ cursor } = page);
    if (cursor === undefined || items.length >= input.limit) break;
  }
  return { items: items.map(presentRow), ...(cursor !== undefined && { cursor }) };
}
