import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getQuestion as getQuestionRoute } from '#shared/api/questions.ts';
import type { Found } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import { maySeeQuestion } from './load-question.ts';
import { questionPage, votesOf, type AnswerItem, type CommentItem, type QuestionBodyItem, type QuestionItem } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';
import { presentQuestion } from './present-question.ts';

type Get = typeof getQuestionRoute;
type Row = Found<ReturnType<typeof questionPage>['kinds'][number]>;

/** A question as this reader may see it. For anybody who may enter its space; one query, and one for a member's votes beside it. */
export async function getQuestion(ctx: Context, { questionId }: InputOf<Get>): Promise<OutputOf<Get>> {
  const [rows, structure, votes] = await Promise.all([
    ctx.table.all(questionPage(questionId)) as Promise<Row[]>,
    structureOf(ctx.table, ctx.now()),
    ctx.actor.type === 'member' ? ctx.table.all(votesOf(questionId, ctx.actor.memberId)) : [],
  ]);
  const question = rows.find(({ kind }) => kind === 'question') as QuestionItem | undefined;
  const text = rows.find(({ kind }) => kind === 'question-body') as QuestionBodyItem | undefined;
  const space = question && findSpace(structure, question.spaceId);
  if (!question || !text || !space || !maySeeQuestion(ctx, question, space)) throw notFound('question');
  return presentQuestion({
    question,
    text,
    answers: rows.filter(({ kind }) => kind === 'answer') as AnswerItem[],
    comments: rows.filter(({ kind }) => kind === 'comment') as CommentItem[],
    votes: new Map(votes.map(({ targetId, value }) => [targetId as string, value])),
    reader: readerOf(ctx, space),
  });
}
