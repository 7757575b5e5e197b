import type { InputOf } from '#shared/api/define-route.ts';
import type { lockQuestion as lockQuestionRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideLockQuestion } from './decide-moderate-question.ts';
import { moderateQuestion } from './moderate-question.ts';

/** Ends the posts and votes on a question; it stays readable. For moderators. */
export function lockQuestion(ctx: Context, { questionId }: InputOf<typeof lockQuestionRoute>): Promise<null> {
  return moderateQuestion(ctx, questionId, decideLockQuestion);
}
