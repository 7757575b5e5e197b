import { AppError, conflict } from '#shared/errors.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { SpaceItem } from '../communities/structure.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import {
  answerEntity,
  answerTextEntity,
  questionBodyEntity,
  questionEntity,
} from '../questions/question.entity.ts';
import { decideImportAnswer, decideImportQuestion } from './decide-import-post.ts';
import { importAuthor } from './import-author.ts';
import { importedPostEntity } from './imported-post.entity.ts';
import { importedId } from './stack-exchange/import-plan.ts';
import { sourcePostToMarkdown } from './stack-exchange/source-post-to-markdown.ts';
import type { SourceAnswer, SourcePost, SourceQuestion } from './stack-exchange/source-post.ts';

export interface ImportPlace {
  readonly space: SpaceItem;
  readonly site: string;
}

const ALREADY = 'import.already_here';
const sourceOf = ({ site }: ImportPlace): string => `stack-exchange:${site}`;

async function textOf(ctx: Context, { site }: ImportPlace, post: SourcePost) {
  const { markdown, source } = sourcePostToMarkdown(post, site);
  const rendered = await renderPost(markdown);
  return { markdown, source, rendered, author: await importAuthor(ctx, site, post.author) };
}

async function importQuestion(ctx: Context, place: ImportPlace, post: SourceQuestion): Promise<void> {
  const source = sourceOf(place);
  const thing = {
    tenantId: ctx.tenant.id,
    source,
    sourceId: String(post.sourceId),
    createdAt: post.createdAt,
  };
  const id = importedId('question', thing);
  const decided = decideImportQuestion(post, { id, space: place.space, ...(await textOf(ctx, place, post)) });
  const acceptedSourceId =
    post.acceptedAnswerId === undefined ? {} : { acceptedSourceId: String(post.acceptedAnswerId) };
  await commit(ctx, {
    writes: [
      create(questionEntity, decided.question, conflict(ALREADY)),
      create(questionBodyEntity, decided.text),
      create(importedPostEntity, { source, sourceId: thing.sourceId, questionId: id, ...acceptedSourceId }),
    ],
    events: decided.events,
    answer: null,
  });
}

async function importAnswer(ctx: Context, place: ImportPlace, post: SourceAnswer): Promise<void> {
  const source = sourceOf(place);
  const parent = await ctx.table.get(
    importedPostEntity,
    { source, sourceId: String(post.parentId) },
    { consistent: true },
  );
  const question =
    parent && (await ctx.table.get(questionEntity, { id: parent.questionId }, { consistent: true }));
  if (parent === undefined || question === undefined)
    throw new AppError('import.parent_missing', { kind: 'invalid' });
  const thing = {
    tenantId: ctx.tenant.id,
    source,
    sourceId: String(post.sourceId),
    createdAt: post.createdAt,
  };
  const isAccepted = parent.acceptedSourceId === thing.sourceId;
  const id = importedId('answer', thing);
  const decided = decideImportAnswer(post, { id, question, isAccepted, ...(await textOf(ctx, place, post)) });
  await commit(ctx, {
    writes: [
      create(answerEntity, decided.answer, conflict(ALREADY)),
      create(answerTextEntity, decided.text),
      update(questionEntity, question, { set: decided.question, add: { answerCount: 1 }, failure: raced() }),
    ],
    events: decided.events,
    answer: null,
  });
}

/** Brings one post in, whole or not at all. Answers `already` when it is here: ids are the same at every run. */
export async function importPost(
  ctx: Context,
  place: ImportPlace,
  post: SourcePost,
): Promise<'imported' | 'already'> {
  // Many posts come in one request; its Idempotency-Key is not any single post's.
  const own = { ...ctx, idempotency: undefined };
  try {
    if (post.kind === 'question') await importQuestion(own, place, post);
    else await againWhenRaced(() => importAnswer(own, place, post));
    return 'imported';
  } catch (error) {
    if (error instanceof AppError && error.code === ALREADY) return 'already';
    throw error;
  }
}
