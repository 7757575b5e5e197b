import { conflict } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { unacceptAnswer as unacceptAnswerRoute } from '#shared/api/questions.ts';
import { happened } from '#events/contracts/define-event.ts';
import { AnswerUnaccepted } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { requireMayAccept } from './accept-answer.ts';
import { auditForOthers } from './audit-for-others.ts';
import { whereOf } from './decide-answer-question.ts';
import { requireQuestion } from './load-question.ts';
import { questionEntity } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

async function unaccept(ctx: Context, { questionId }: InputOf<typeof unacceptAnswerRoute>): Promise<null> {
  const { question, space } = await requireQuestion(ctx, questionId, 'post.read');
  requireMember(ctx);
  requireMayAccept(question, readerOf(ctx, space));
  const answerId = question.acceptedAnswerId;
  if (answerId === undefined) throw conflict('question.not_accepted');
  return commit(ctx, {
    writes: [
      update(questionEntity, question, { set: { acceptedAnswerId: undefined }, failure: raced() }),
      ...auditForOthers(ctx, {
        act: 'answer.unaccepted',
        questionId,
        target: answerId,
        owner: question.author,
      }),
    ],
    events: [happened(AnswerUnaccepted, { ...whereOf(question), answerId })],
    answer: null,
  });
}

/** Takes an acceptance back, so that the clock goes on. For the asker and for staff. */
export function unacceptAnswer(ctx: Context, input: InputOf<typeof unacceptAnswerRoute>): Promise<null> {
  return againWhenRaced(() => unaccept(ctx, input));
}
