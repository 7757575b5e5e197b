import type { Condition } from 'dynamodb-toolbox';
import { conflict, forbidden, notFound } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { commentOn as commentOnRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { check, create, type Write } from '#functions/table/writes.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { allows, requireMember } from '../policy.ts';
import { attachUploads } from '../uploads/attach-uploads.ts';
import { decideCommentOn } from './decide-comment-on.ts';
import { requireQuestion } from './load-question.ts';
import { mentionEvents } from './mention-events.ts';
import { answerEntity, commentEntity, questionEntity, type QuestionItem } from './question.entity.ts';

type Post = typeof commentOnRoute;
type Target = Id<'question'> | Id<'answer'>;

function findTarget(ctx: Context, question: QuestionItem, targetId: Target) {
  if (targetId === question.id) return question;
  return ctx.table.get(
    answerEntity,
    { questionId: question.id, id: targetId as Id<'answer'> },
    { consistent: true },
  );
}

/** The question is still open, and the answer still there, when the comment is stored. */
function stillThere(question: QuestionItem, targetId: Target): Write[] {
  const visible = { attr: 'deletedAt', exists: false };
  const open = { and: [visible, { attr: 'lockedAt', exists: false }] } as Condition;
  const onQuestion = check(
    questionEntity,
    { id: question.id },
    { if: open, failure: conflict('question.locked') },
  );
  if (targetId === question.id) return [onQuestion];
  const key = { questionId: question.id, id: targetId as Id<'answer'> };
  const there = { and: [{ attr: 'pk', exists: true }, visible] } as Condition;
  return [onQuestion, check(answerEntity, key, { if: there, failure: notFound('answer') })];
}

/**
 * Comments on a question or one of its answers. For members who may comment in its space, while it is open. With
 * `waitForAsker`, for those who may pause clocks, the clocks wait for the asker.
 */
export async function commentOn(ctx: Context, input: InputOf<Post>): Promise<OutputOf<Post>> {
  const { questionId, targetId, body, waitForAsker } = input;
  const { question, space } = await requireQuestion(ctx, questionId, 'post.comment');
  requireMember(ctx);
  if (waitForAsker === true && !allows(ctx.actor, 'clock.pause', space)) throw forbidden('actor.forbidden');
  const rendered = await renderPost(body);
  const { comment, events } = decideCommentOn({
    question,
    target: await findTarget(ctx, question, targetId),
    author: authorOf(ctx.actor),
    id: ctx.newId('comment'),
    rendered,
    now: ctx.now(),
    waitForAsker,
  });
  const mentioned = await mentionEvents(ctx, {
    question,
    space,
    postId: comment.id,
    mentions: rendered.mentions,
  });
  const attached = await attachUploads(ctx, rendered.uploads, { questionId, postId: comment.id });
  return commit(ctx, {
    writes: [create(commentEntity, comment), ...stillThere(question, targetId), ...attached],
    events: [...events, ...mentioned],
    answer: { id: comment.id, questionId },
  });
}
