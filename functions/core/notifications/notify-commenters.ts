import type { Id } from '#shared/ids.ts';
import type { Envelope } from '#events/contracts/define-event.ts';
import type { PostCommented } from '#events/contracts/question.ts';
import type { Context } from '../context.ts';
import { latestComments } from '../questions/question.entity.ts';
import { notifyMembers } from './notify-members.ts';

/** How far back a thread is read: whoever wrote before that is out of the conversation. */
const LATEST = 50;

/** Who wrote under the same post before; a thread is short, and its last comments are those that are answered. */
async function earlierUnder(
  ctx: Context,
  { questionId, targetId, commentId }: Envelope<typeof PostCommented>['data'],
): Promise<Id<'member'>[]> {
  const { items } = await ctx.table.page(latestComments(questionId), { limit: LATEST });
  return items
    .filter((comment) => comment.targetId === targetId && comment.id < commentId)
    .filter(({ deletedAt }) => deletedAt === undefined)
    .map(({ author }) => author.id);
}

/**
 * A comment reaches the author of the post, those who commented under that post before it, and the asker when the
 * clocks wait for them. For consumers.
 *
 * Nobody follows more than that without being asked. An answer reaches the asker alone, not those who answered
 * before: it is told to them that somebody else helped, which asks nothing of them, and who answers much would be
 * told of nearly everything.
 */
export async function notifyCommenters(ctx: Context, event: Envelope<typeof PostCommented>): Promise<void> {
  const { questionId, commentId: postId, targetAuthorId, authorId, waitForAsker } = event.data;
  const to = [
    targetAuthorId,
    ...(waitForAsker === true ? [authorId] : []),
    ...(await earlierUnder(ctx, event.data)),
  ];
  await notifyMembers(ctx, event, { to, news: { type: 'comment', questionId, postId } });
}
