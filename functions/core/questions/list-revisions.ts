import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listRevisions as listRevisionsRoute } from '#shared/api/questions.ts';
import type { Context } from '../context.ts';
import { requireAnswer, requireAnswerText } from './load-answer.ts';
import { requireQuestion } from './load-question.ts';
import { presentRevision, type Text } from './present-revision.ts';
import { questionBodyEntity, revisionAfter, revisionsOf } from './question.entity.ts';

type List = typeof listRevisionsRoute;
type Which = Pick<InputOf<List>, 'questionId' | 'postId'>;

const isAnswer = (id: Which['postId']): id is Id<'answer'> => id.startsWith('ans_');

/** The text that stands now, when this reader may see it. */
async function requireText(ctx: Context, { questionId, postId }: Which): Promise<Text> {
  if (isAnswer(postId)) {
    const { answer } = await requireAnswer(ctx, { questionId, answerId: postId });
    return { body: await requireAnswerText(ctx, answer) };
  }
  const { question } = await requireQuestion(ctx, questionId, 'post.read');
  const text =
    postId === questionId
      ? await ctx.table.get(questionBodyEntity, { questionId }, { consistent: true })
      : undefined;
  if (text === undefined) throw notFound('question');
  return { title: question.title, topics: question.topics, body: text.body };
}

/** How a post was edited, each edit with what it changed. For everybody who may read the post. */
export async function listRevisions(
  ctx: Context,
  { questionId, postId, limit, cursor }: InputOf<List>,
): Promise<OutputOf<List>> {
  const current = await requireText(ctx, { questionId, postId });
  const { items: revisions, ...rest } = await ctx.table.page(revisionsOf(questionId, postId), {
    limit,
    cursor,
  });
  const [newest] = revisions;
  if (newest === undefined) return { items: [], ...rest };
  // On a later page the text after the first revision is the last one of the page before.
  const before = cursor === undefined ? undefined : await ctx.table.page(revisionAfter(newest), { limit: 1 });
  const first = before?.items[0] ?? current;
  const items = revisions.map((revision, place) => presentRevision(revision, revisions[place - 1] ?? first));
  return { items, ...rest };
}
