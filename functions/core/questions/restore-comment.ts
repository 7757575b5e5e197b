import { notFound } from '#shared/errors.ts';
import type { InputOf } from '#shared/api/define-route.ts';
import type { restoreComment as restoreCommentRoute } from '#shared/api/moderation.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { againWhenRaced, raced } from '../again-when-raced.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireMember } from '../policy.ts';
import { requireQuestion } from './load-question.ts';
import { commentEntity } from './question.entity.ts';
import { mayRestoreComment, readerOf } from './what-reader-can.ts';

type Restore = typeof restoreCommentRoute;

async function restoreOnce(ctx: Context, { questionId, commentId }: InputOf<Restore>): Promise<null> {
  const { space } = await requireQuestion(ctx, questionId, 'post.read');
  requireMember(ctx);
  const comment = await ctx.table.get(commentEntity, { questionId, id: commentId }, { consistent: true });
  if (comment === undefined) throw notFound('comment');
  if (comment.deletedAt === undefined) return null;
  // To all others a deleted comment is not there.
  if (!mayRestoreComment(comment, readerOf(ctx, space))) throw notFound('comment');
  const set = { deletedAt: undefined, deletedBy: undefined };
  return commit(ctx, {
    writes: [
      update(commentEntity, comment, { set, failure: raced() }),
      auditWrite(ctx, { act: 'comment.restored', target: commentId, questionId }),
    ],
    answer: null,
  });
}

/** Brings a deleted comment back. For moderators, and for its author when nobody else deleted it. */
export function restoreComment(ctx: Context, input: InputOf<Restore>): Promise<null> {
  return againWhenRaced(() => restoreOnce(ctx, input));
}
