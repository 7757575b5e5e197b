import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { editAnswer as editAnswerRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { create, replace, update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember } from '../policy.ts';
import { attachUploads } from '../uploads/attach-uploads.ts';
import { auditForOthers } from './audit-for-others.ts';
import { decideEditAnswer } from './decide-edit-answer.ts';
import { requireAnswer, requireAnswerText } from './load-answer.ts';
import { mentionEvents } from './mention-events.ts';
import { answerEntity, answerTextEntity, revisionEntity } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

type Edit = typeof editAnswerRoute;

async function edit(ctx: Context, input: InputOf<Edit>): Promise<OutputOf<Edit>> {
  const { question, space, answer } = await requireAnswer(ctx, input);
  requireMember(ctx);
  const { body, version } = input;
  const standing = await requireAnswerText(ctx, answer);
  const rendered = await renderPost(body);
  const decided = decideEditAnswer({
    ...{ question, answer, standing, body, version, rendered },
    reader: readerOf(ctx, space),
    editor: authorOf(ctx.actor),
    revisionId: ctx.newId('revision'),
    now: ctx.now(),
  });
  if (decided === undefined) return { id: answer.id, version };
  const before = (await renderPost(standing)).mentions;
  const mentioned = await mentionEvents(ctx, {
    question,
    space,
    postId: answer.id,
    mentions: rendered.mentions,
    before,
  });
  return commit(ctx, {
    writes: [
      update(answerEntity, answer, { set: decided.answer, failure: raced() }),
      replace(answerTextEntity, decided.text),
      create(revisionEntity, decided.revision),
      ...auditForOthers(ctx, {
        act: 'answer.edited',
        questionId: question.id,
        target: answer.id,
        owner: answer.author,
      }),
      ...(await attachUploads(ctx, rendered.uploads, { questionId: question.id, postId: answer.id })),
    ],
    events: [...decided.events, ...mentioned],
    answer: { id: answer.id, version: decided.answer.textVersion },
  });
}

/**
 * Changes an answer; the former text is kept. For its author while the question is open, and for moderators.
 * Of two who started from one version the second is told `answer.changed`, with the text that stands.
 */
export function editAnswer(ctx: Context, input: InputOf<Edit>): Promise<OutputOf<Edit>> {
  return againWhenRaced(() => edit(ctx, input));
}
