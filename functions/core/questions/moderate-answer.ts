import type { Condition } from 'dynamodb-toolbox';
import type { Id } from '#shared/ids.ts';
import { happened } from '#events/contracts/define-event.ts';
import { AnswerModerated } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { count, update, type Write } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { authorOf } from '../members/author-of.ts';
import { requireMember } from '../policy.ts';
import { whereOf } from './decide-answer-question.ts';
import type { AnswerModeration, ModeratingAnswer } from './decide-moderate-answer.ts';
import { requireAnswer } from './load-answer.ts';
import { answerEntity, questionEntity, type AnswerItem, type QuestionItem } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

interface Which {
  readonly questionId: Id<'question'>;
  readonly answerId: Id<'answer'>;
}
type Decide = (moderating: ModeratingAnswer) => AnswerModeration | undefined;

/**
 * Also a new version of the question, so that an acceptance decided before fails; and not while this answer is
 * the accepted one, so that a deletion decided before an acceptance fails.
 */
function countAnswers({ id }: QuestionItem, answer: AnswerItem, by: -1 | 1): Write {
  const notAccepted = {
    or: [
      { attr: 'acceptedAnswerId', exists: false },
      { attr: 'acceptedAnswerId', ne: answer.id },
    ],
  } as Condition;
  return count(
    questionEntity,
    { id },
    { add: { answerCount: by, version: 1 }, if: notAccepted, failure: raced() },
  );
}

/** One act of moderation on an answer: its state, its question's count, the fact and the audit entry together. */
export function moderateAnswer(ctx: Context, which: Which, decide: Decide): Promise<null> {
  return againWhenRaced(async () => {
    const { question, space, answer } = await requireAnswer(ctx, which);
    requireMember(ctx);
    const decided = decide({
      question,
      answer,
      reader: readerOf(ctx, space),
      actor: authorOf(ctx.actor),
      now: ctx.now(),
    });
    if (decided === undefined) return null;
    const { act, set, answers } = decided;
    return commit(ctx, {
      writes: [
        update(answerEntity, answer, { set, failure: raced() }),
        ...(answers === 0 ? [] : [countAnswers(question, answer, answers)]),
        auditWrite(ctx, { act: `answer.${act}`, target: answer.id, questionId: question.id }),
      ],
      events: [
        happened(AnswerModerated, {
          ...whereOf(question),
          answerId: answer.id,
          answererId: answer.author.id,
          act,
        }),
      ],
      answer: null,
    });
  });
}
