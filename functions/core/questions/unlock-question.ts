import type { InputOf } from '#shared/api/define-route.ts';
import type { unlockQuestion as unlockQuestionRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideUnlockQuestion } from './decide-moderate-question.ts';
import { moderateQuestion } from './moderate-question.ts';

/** Opens a locked question again. For moderators. */
export function unlockQuestion(
  ctx: Context,
  { questionId }: InputOf<typeof unlockQuestionRoute>,
): Promise<null> {
  return moderateQuestion(ctx, questionId, decideUnlockQuestion);
}
