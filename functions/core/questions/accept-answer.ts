import { conflict, forbidden, notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { acceptAnswer as acceptAnswerRoute } from '#shared/api/questions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { AnswerAccepted } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { auditForOthers } from './audit-for-others.ts';
import { requireOpen, whereOf } from './decide-answer-question.ts';
import { requireAnswer } from './load-answer.ts';
import { questionEntity, type QuestionItem } from './question.entity.ts';
import { readerOf, type Reader } from './what-reader-can.ts';

/** The asker says what solved the question, and staff. Raises `answer.not_yours_to_accept`. */
export function requireMayAccept(question: QuestionItem, reader: Reader): void {
  if (reader.isAuthor(question.author) || reader.may('answer.accept_any')) return;
  throw forbidden('answer.not_yours_to_accept');
}

async function accept(ctx: Context, input: InputOf<typeof acceptAnswerRoute>): Promise<null> {
  const { question, space, answer } = await requireAnswer(ctx, input);
  requireMember(ctx);
  if (answer.deletedAt !== undefined) throw notFound('answer');
  requireMayAccept(question, readerOf(ctx, space));
  requireOpen(question);
  if (question.acceptedAnswerId !== undefined) throw conflict('question.already_accepted');
  return commit(ctx, {
    writes: [
      update(questionEntity, question, { set: { acceptedAnswerId: answer.id }, failure: raced() }),
      ...auditForOthers(ctx, {
        act: 'answer.accepted',
        questionId: question.id,
        target: answer.id,
        owner: question.author,
      }),
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

/**
 * Says which answer solved the question. For its asker and for staff. One answer at most: of two at once, the
 * first stands. Only the question is written; a deletion of the answer meanwhile changes the question's version too.
 */
export function acceptAnswer(ctx: Context, input: InputOf<typeof acceptAnswerRoute>): Promise<null> {
  return againWhenRaced(() => accept(ctx, input));
}
