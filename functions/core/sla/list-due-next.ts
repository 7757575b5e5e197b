import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listDueNext as listRoute } from '#shared/api/sla.ts';
import type { DueClock } from '#shared/model/clock.ts';
import { structureOf } from '../communities/structure.ts';
import type { Context } from '../context.ts';
import { allows } from '../policy.ts';
import { questionEntity, type QuestionItem } from '../questions/question.entity.ts';
import { dueInCommunity, type ClockItem } from './clock.entity.ts';
import { remaining } from './clock.ts';

type List = typeof listRoute;

/** A page whose rows are mostly hidden from this reader is filled from the next ones, this often at most. */
const MOST_PAGES = 4;

function presentDue(clock: ClockItem, question: QuestionItem, now: string): DueClock | undefined {
  const { state, target } = clock;
  const next = state?.steps.find(
    ({ doneAt, cancelledAt, dueAt }) =>
      doneAt === undefined && cancelledAt === undefined && dueAt !== undefined,
  );
  if (state === undefined || next?.dueAt === undefined || question.deletedAt !== undefined) return undefined;
  const { id: questionId, title, communityId, spaceId, author: asker } = question;
  const { share, dueAt } = next;
  return {
    questionId,
    title,
    communityId,
    spaceId,
    asker,
    target,
    share,
    dueAt,
    remainingMs: remaining(state, now),
  };
}

async function present(ctx: Context, clocks: readonly ClockItem[]): Promise<DueClock[]> {
  const ids = [...new Set(clocks.map(({ questionId }) => questionId))];
  const questions = await ctx.table.getMany(
    questionEntity,
    ids.map((id) => ({ id })),
  );
  const byId = new Map(questions.map((question) => [question.id, question]));
  const rows = clocks.map((clock) => {
    const question = byId.get(clock.questionId);
    return question && presentDue(clock, question, ctx.now());
  });
  return rows.filter((row) => row !== undefined);
}

/** What is due next in a community, without what waits for the asker. For staff; only spaces they may enter. */
export async function listDueNext(
  ctx: Context,
  { communityId, limit, cursor: from }: InputOf<List>,
): Promise<OutputOf<List>> {
  const { spaces } = await structureOf(ctx.table, ctx.now());
  const seen = new Set(
    spaces
      .filter((space) => space.communityId === communityId && allows(ctx.actor, 'clock.read', space))
      .map(({ id }) => id),
  );
  if (seen.size === 0) throw notFound('community');
  const clocks: ClockItem[] = [];
  let cursor = from;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ctx.table.page(dueInCommunity(communityId), { limit: limit - clocks.length, cursor });
    clocks.push(...page.items.filter(({ spaceId }) => seen.has(spaceId)));
    ({ cursor } = page);
    if (cursor === undefined || clocks.length >= limit) break;
  }
  return { items: await present(ctx, clocks), ...(cursor !== undefined && { cursor }) };
}
