import type { Id } from '#shared/ids.ts';
import { happened } from '#events/contracts/define-event.ts';
import { QuestionModerated } from '#events/contracts/question.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { whereOf } from './decide-answer-question.ts';
import type { ModeratingQuestion, QuestionModeration } from './decide-moderate-question.ts';
import { requireQuestion } from './load-question.ts';
import { questionEntity } from './question.entity.ts';
import { readerOf } from './what-reader-can.ts';

type Decide = (moderating: ModeratingQuestion) => QuestionModeration | undefined;

/**
 * One act of moderation on a question: its state, the fact and the audit entry together. Does nothing when the
 * question is already so. Not an operation itself: each act is one, with its own rule.
 */
export function moderateQuestion(ctx: Context, questionId: Id<'question'>, decide: Decide): Promise<null> {
  return againWhenRaced(async () => {
    const { question, space } = await requireQuestion(ctx, questionId, 'post.read');
    requireMember(ctx);
    const decided = decide({ question, reader: readerOf(ctx, space), now: ctx.now() });
    if (decided === undefined) return null;
    const { act, set, facts } = decided;
    const { communityId = question.communityId, spaceId = question.spaceId } = set;
    const moved = act === 'moved' && { communityId, spaceId, fromSpaceId: question.spaceId };
    const where = { ...whereOf(question), ...moved };
    return commit(ctx, {
      writes: [
        update(questionEntity, question, { set, failure: raced() }),
        auditWrite(ctx, { act: `question.${act}`, target: questionId, questionId, ...(facts && { facts }) }),
      ],
      events: [happened(QuestionModerated, { ...where, act })],
      answer: null,
    });
  });
}
