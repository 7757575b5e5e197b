import type { SlaTarget } from '#shared/model/sla-policy.ts';
import type { Context } from '../context.ts';
import type { QuestionItem } from '../questions/question.entity.ts';
import { isAnswered } from './answers-of.ts';

/**
 * Whether a target is reached, or there is nothing to wait for, by the question itself. The event that
 * will stop the clock may still be on its way; the question is the truth. Put `requireSameQuestion`
 * into the transaction that rests on the answer.
 */
export async function isOver(ctx: Context, question: QuestionItem, target: SlaTarget): Promise<boolean> {
  if (question.deletedAt !== undefined || question.lockedAt !== undefined) return true;
  if (question.acceptedAnswerId !== undefined) return true;
  return target === 'first_answer' && (await isAnswered(ctx, question));
}
