import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteAnswer as deleteAnswerRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideDeleteAnswer } from './decide-moderate-answer.ts';
import { moderateAnswer } from './moderate-answer.ts';

/** Takes an answer out of sight; it can be restored. For its author and moderators, not while it is accepted. */
export function deleteAnswer(ctx: Context, input: InputOf<typeof deleteAnswerRoute>): Promise<null> {
  return moderateAnswer(ctx, input, decideDeleteAnswer);
}
