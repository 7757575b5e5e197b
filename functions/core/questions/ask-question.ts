import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { askQuestion as askQuestionRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { renderPost } from '../content/render-post.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember, requireSpace } from '../policy.ts';
import { attachUploads } from '../uploads/attach-uploads.ts';
import { decideAskQuestion } from './decide-ask-question.ts';
import { mentionEvents } from './mention-events.ts';
import { questionBodyEntity, questionEntity } from './question.entity.ts';

type Ask = typeof askQuestionRoute;

/** Asks a question. For members whose role may ask in the space. */
export async function askQuestion(ctx: Context, input: InputOf<Ask>): Promise<OutputOf<Ask>> {
  const space = await requireSpace(ctx, input.spaceId, 'question.ask');
  requireMember(ctx);
  const rendered = await renderPost(input.body);
  const { question, text, events } = decideAskQuestion({
    ...input,
    space,
    author: authorOf(ctx.actor),
    id: ctx.newId('question'),
    rendered,
    now: ctx.now(),
  });
  const mentioned = await mentionEvents(ctx, {
    question,
    space,
    postId: question.id,
    mentions: rendered.mentions,
  });
  const attached = await attachUploads(ctx, rendered.uploads, {
    questionId: question.id,
    postId: question.id,
  });
  return commit(ctx, {
    writes: [create(questionEntity, question), create(questionBodyEntity, text), ...attached],
    events: [...events, ...mentioned],
    answer: { id: question.id, communityId: question.communityId, spaceId: question.spaceId },
  });
}
