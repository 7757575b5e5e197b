import type { InputOf } from '#shared/api/define-route.ts';
import type { moveQuestion as moveQuestionRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { requireSpace } from '../policy.ts';
import { decideMoveQuestion } from './decide-moderate-question.ts';
import { moderateQuestion } from './moderate-question.ts';

/** Moves a question to another space of the tenant, in any of its communities. For those who moderate both spaces. */
export async function moveQuestion(
  ctx: Context,
  { questionId, spaceId }: InputOf<typeof moveQuestionRoute>,
): Promise<null> {
  const to = await requireSpace(ctx, spaceId, 'post.moderate');
  return moderateQuestion(ctx, questionId, (moderating) => decideMoveQuestion(moderating, to));
}
