import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { answerQuestion as answerQuestionRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember } from '../policy.ts';
import { attachUploads } from '../uploads/attach-uploads.ts';
import { decideAnswerQuestion } from './decide-answer-question.ts';
import { requireQuestion } from './load-question.ts';
import { mentionEvents } from './mention-events.ts';
import { answerEntity, answerTextEntity } from './question.entity.ts';
import { touchOpenQuestion } from './touch-open-question.ts';

type Post = typeof answerQuestionRoute;

/** Answers a question. For members who may answer in its space. */
export async function answerQuestion(ctx: Context, input: InputOf<Post>): Promise<OutputOf<Post>> {
  const { question, space } = await requireQuestion(ctx, input.questionId, 'post.answer');
  requireMember(ctx);
  const rendered = await renderPost(input.body);
  const decided = decideAnswerQuestion({
    question,
    author: authorOf(ctx.actor),
    id: ctx.newId('answer'),
    body: input.body,
    rendered,
    now: ctx.now(),
  });
  const { mentions, uploads } = rendered;
  const mentioned = await mentionEvents(ctx, { question, space, postId: decided.answer.id, mentions });
  return commit(ctx, {
    writes: [
      create(answerEntity, decided.answer),
      create(answerTextEntity, decided.text),
      ...(await attachUploads(ctx, uploads, { questionId: question.id, postId: decided.answer.id })),
      touchOpenQuestion(question, { set: decided.question, add: { answerCount: 1 } }),
    ],
    events: [...decided.events, ...mentioned],
    answer: { id: decided.answer.id, questionId: question.id },
  });
}
