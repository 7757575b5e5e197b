import type { InputOf } from '#shared/api/define-route.ts';
import type { restoreQuestion as restoreQuestionRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideRestoreQuestion } from './decide-moderate-question.ts';
import { moderateQuestion } from './moderate-question.ts';

/** Brings a deleted question back. For moderators. */
export function restoreQuestion(
  ctx: Context,
  { questionId }: InputOf<typeof restoreQuestionRoute>,
): Promise<null> {
  return moderateQuestion(ctx, questionId, decideRestoreQuestion);
}
