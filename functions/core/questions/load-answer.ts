import { notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { allows } from '../policy.ts';
import { requireQuestion } from './load-question.ts';
import { answerEntity, answerTextEntity, type AnswerItem, type QuestionItem } from './question.entity.ts';

interface Which {
  readonly questionId: Id<'question'>;
  readonly answerId: Id<'answer'>;
}

/** An answer with its question and space, when the actor may see it. A deleted answer is there for moderators only. */
export async function requireAnswer(
  ctx: Context,
  { questionId, answerId }: Which,
): Promise<{ question: QuestionItem; space: SpaceItem; answer: AnswerItem }> {
  const [{ question, space }, answer] = await Promise.all([
    requireQuestion(ctx, questionId, 'post.read'),
    ctx.table.get(answerEntity, { questionId, id: answerId }, { consistent: true }),
  ]);
  const isHidden = answer?.deletedAt !== undefined && !allows(ctx.actor, 'post.moderate', space);
  if (answer === undefined || isHidden) throw notFound('answer');
  return { question, space, answer };
}

/** The Markdown of an answer that was loaded before. */
export async function requireAnswerText(
  ctx: Context,
  { questionId, id }: Pick<AnswerItem, 'questionId' | 'id'>,
): Promise<string> {
  const text = await ctx.table.get(answerTextEntity, { questionId, answerId: id }, { consistent: true });
  if (text === undefined) throw notFound('answer');
  return text.body;
}
