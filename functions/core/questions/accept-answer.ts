import { conflict, forbidden, notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { acceptAnswer as acceptAnswerRoute } from '#shared/api/questions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { AnswerAccepted } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { requireOpen, whereOf } from './decide-answer-question.ts';
import { requireQuestion } from './load-question.ts';
import { answerEntity, questionEntity } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

/** Says which answer solved the question. For its asker and for staff. One answer at most: of two at once, the first stands. */
export async function acceptAnswer(ctx: Context, input: InputOf<typeof acceptAnswerRoute>): Promise<null> {
  const { question, space } = await requireQuestion(ctx, input.questionId, 'post.read');
  requireMember(ctx);
  const answer = await ctx.table.get(answerEntity, { questionId: question.id, id: input.answerId }, { consistent: true });
  if (answer === undefined || answer.deletedAt !== undefined) throw notFound('answer');
  const reader = readerOf(ctx, space);
  if (!reader.isAuthor(question.author) && !reader.may('answer.accept_any')) throw forbidden('answer.not_yours_to_accept');
  requireOpen(question);
  const taken = conflict('question.already_accepted');
  if (question.acceptedAnswerId !== undefined) throw taken;
  return commit(ctx, {
    writes: [
      update(questionEntity, question, { set: { acceptedAnswerId: answer.id, lastActivityAt: ctx.now() }, failure: taken }),
      update(answerEntity, answer, { set: { isAccepted: true } }),
    ],
    events: [
      happened(AnswerAccepted, {
        ...whereOf(question),
        answerId: answer.id,
        answererId: answer.author.id,
        acceptedBy: ctx.actor.memberId,
      }),
    ],
    answer: null,
  });
}
