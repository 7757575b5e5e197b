import { notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { editQuestion as editQuestionRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { create, update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember } from '../policy.ts';
import { attachUploads } from '../uploads/attach-uploads.ts';
import { auditForOthers } from './audit-for-others.ts';
import { decideEditQuestion } from './decide-edit-question.ts';
import { requireQuestion } from './load-question.ts';
import { mentionEvents } from './mention-events.ts';
import { questionBodyEntity, questionEntity, revisionEntity } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

type Edit = typeof editQuestionRoute;

async function edit(ctx: Context, input: InputOf<Edit>): Promise<OutputOf<Edit>> {
  const { question, space } = await requireQuestion(ctx, input.questionId, 'post.read');
  requireMember(ctx);
  const text = await ctx.table.get(questionBodyEntity, { questionId: question.id }, { consistent: true });
  if (text === undefined) throw notFound('question');
  const { title = question.title, body = text.body, topics = question.topics } = input;
  const rendered = await renderPost(body);
  const decided = decideEditQuestion({
    ...{ question, text, title, body, topics, rendered },
    reader: readerOf(ctx, space),
    editor: authorOf(ctx.actor),
    revisionId: ctx.newId('revision'),
    version: input.version,
    now: ctx.now(),
  });
  if (decided === undefined) return { id: question.id, version: text.version };
  const before = (await renderPost(text.body)).mentions;
  const mentioned = await mentionEvents(ctx, {
    question,
    space,
    postId: question.id,
    mentions: rendered.mentions,
    before,
  });
  return commit(ctx, {
    writes: [
      update(questionBodyEntity, text, { set: decided.text, failure: raced() }),
      update(questionEntity, question, { set: decided.question, failure: raced() }),
      create(revisionEntity, decided.revision),
      ...auditForOthers(ctx, {
        act: 'question.edited',
        questionId: question.id,
        target: question.id,
        owner: question.author,
      }),
      ...(await attachUploads(ctx, rendered.uploads, { questionId: question.id, postId: question.id })),
    ],
    events: [...decided.events, ...mentioned],
    answer: { id: question.id, version: text.version + 1 },
  });
}

/**
 * Changes title, text or topics of a question; the former text is kept. For its asker while it is open, and for
 * moderators. Of two who started from one version the second is told `question.changed`, with the text that stands.
 */
export function editQuestion(ctx: Context, input: InputOf<Edit>): Promise<OutputOf<Edit>> {
  return againWhenRaced(() => edit(ctx, input));
}
