import { forbidden, notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteComment as deleteCommentRoute } from '#shared/api/questions.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { requireQuestion } from './load-question.ts';
import { commentEntity } from './question.entity.ts';
import { readerOf, whatReaderCanWithComment } from './what-reader-can.ts';

type Delete = typeof deleteCommentRoute;

async function deleteOnce(ctx: Context, { questionId, commentId }: InputOf<Delete>): Promise<null> {
  const { space } = await requireQuestion(ctx, questionId, 'post.read');
  requireMember(ctx);
  const comment = await ctx.table.get(commentEntity, { questionId, id: commentId }, { consistent: true });
  if (comment === undefined || comment.deletedAt !== undefined) throw notFound('comment');
  if (!whatReaderCanWithComment(comment, readerOf(ctx, space)).includes('delete'))
    throw forbidden('post.not_yours');
  return commit(ctx, {
    writes: [
      update(commentEntity, comment, {
        set: { deletedAt: ctx.now(), deletedBy: ctx.actor.memberId },
        failure: raced(),
      }),
      auditWrite(ctx, { act: 'comment.deleted', target: commentId, questionId }),
    ],
    answer: null,
  });
}

/** Takes a comment out of sight. For its author and moderators. */
export function deleteComment(ctx: Context, input: InputOf<Delete>): Promise<null> {
  return againWhenRaced(() => deleteOnce(ctx, input));
}
