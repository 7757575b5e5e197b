import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getQuestion as getQuestionRoute } from '#shared/api/questions.ts';
import type { Found } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { findSpace, structureOf } from '../communities/structure.ts';
import { maySeeQuestion } from './load-question.ts';
import {
  answerTextsOf,
  questionPage,
  votesOf,
  type AnswerItem,
  type CommentItem,
  type QuestionBodyItem,
  type QuestionItem,
} from './question.entity.ts';
import { readerOf, whatReaderCanWithAnswer } from './what-reader-can.ts';
import { presentQuestion } from './present-question.ts';

type Get = typeof getQuestionRoute;
type Row = Found<ReturnType<typeof questionPage>['kinds'][number]>;

/**
 * A question as this reader may see it. For anybody who may enter its space; one query, one
 * for a member's votes beside it, and one more for who may edit an answer. */
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
  const reader = readerOf(ctx, space);
  const answers = rows.filter(({ kind }) => kind === 'answer') as AnswerItem[];
  const mayEdit = answers.some((answer) =>
    whatReaderCanWithAnswer(answer, question, reader).includes('edit'),
  );
  const texts = mayEdit ? await ctx.table.all(answerTextsOf(questionId)) : [];
  return presentQuestion({
    question,
    text,
    answers,
    answerTexts: new Map(texts.map(({ answerId, body }) => [answerId as string, body])),
    comments: rows.filter(({ kind }) => kind === 'comment') as CommentItem[],
    votes: new Map(votes.map(({ targetId, value }) => [targetId as string, value])),
    reader,
  });
}
