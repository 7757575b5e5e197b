import type { Id } from '#shared/ids.ts';
import type { Context } from '../context.ts';
import { answerEntity, type AnswerItem } from '../questions/question.entity.ts';

/** Which answers does a question have, the deleted ones too? Read whole when one comes or goes. */
const answersOfQuestion = (questionId: Id<'question'>) =>
  ({
    name: 'answersOfQuestion',
    pk: `question#${questionId}`,
    range: { beginsWith: 'post#1#' },
    kinds: [answerEntity],
    consistent: true,
  }) as const;

/** Answers a page; with long bodies a page of the engine (1 MB) holds fewer. */
const PAGE = 100;

/** All answers of a question, page by page: a long one does not fit into one reading. */
export async function answersOf(ctx: Context, questionId: Id<'question'>): Promise<AnswerItem[]> {
  const answers: AnswerItem[] = [];
  let cursor: string | undefined;
  do {
    const page = await ctx.table.page(answersOfQuestion(questionId), { limit: PAGE, cursor });
    answers.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return answers;
}

/** Whether somebody else than the asker has answered, so that it can be read now. */
export async function isAnswered(
  ctx: Context,
  question: { readonly id: Id<'question'>; readonly answerCount: number; readonly author: { id: string } },
): Promise<boolean> {
  if (question.answerCount === 0) return false;
  const answers = await answersOf(ctx, question.id);
  return answers.some(({ author, deletedAt }) => author.id !== question.author.id && deletedAt === undefined);
}
