import { PostCommented } from '#events/contracts/question.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A comment reaches the author of the post it stands under. */
export const tellAuthor = defineConsumer({
  name: 'tellAuthor',
  on: [PostCommented],
  handle: (ctx, event) => {
    const { questionId, commentId: postId, targetAuthorId } = event.data;
    return notifyMembers(ctx, event, { to: [targetAuthorId], news: { type: 'comment', questionId, postId } });
  },
});
