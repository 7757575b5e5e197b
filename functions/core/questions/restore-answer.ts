import type { InputOf } from '#shared/api/define-route.ts';
import type { restoreAnswer as restoreAnswerRoute } from '#shared/api/moderation.ts';
import type { Context } from '../context.ts';
import { decideRestoreAnswer } from './decide-moderate-answer.ts';
import { moderateAnswer } from './moderate-answer.ts';

/** Brings a deleted answer back. For moderators. */
export function restoreAnswer(ctx: Context, input: InputOf<typeof restoreAnswerRoute>): Promise<null> {
  return moderateAnswer(ctx, input, decideRestoreAnswer);
}
