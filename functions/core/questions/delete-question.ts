import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteQuestion as deleteQuestionRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideDeleteQuestion } from './decide-moderate-question.ts';
import { moderateQuestion } from './moderate-question.ts';

/** Takes a question out of sight; it can be restored. For moderators, and for the asker while nobody has answered. */
export function deleteQuestion(
  ctx: Context,
  { questionId }: InputOf<typeof deleteQuestionRoute>,
): Promise<null> {
  return moderateQuestion(ctx, questionId, decideDeleteQuestion);
}
