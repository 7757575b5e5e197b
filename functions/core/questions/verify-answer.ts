import type { InputOf } from '#shared/api/define-route.ts';
import type { verifyAnswer as verifyAnswerRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideVerifyAnswer } from './decide-moderate-answer.ts';
import { moderateAnswer } from './moderate-answer.ts';

/** Marks an answer as vouched for by staff. For staff. */
export function verifyAnswer(ctx: Context, input: InputOf<typeof verifyAnswerRoute>): Promise<null> {
  return moderateAnswer(ctx, input, decideVerifyAnswer);
}
