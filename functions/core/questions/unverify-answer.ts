import type { InputOf } from '#shared/api/define-route.ts';
import type { unverifyAnswer as unverifyAnswerRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideUnverifyAnswer } from './decide-moderate-answer.ts';
import { moderateAnswer } from './moderate-answer.ts';

/** Takes the mark of staff from an answer. For staff. */
export function unverifyAnswer(ctx: Context, input: InputOf<typeof unverifyAnswerRoute>): Promise<null> {
  return moderateAnswer(ctx, input, decideUnverifyAnswer);
}
