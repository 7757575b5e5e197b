import { MembersMentioned } from '#events/contracts/question.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** Whoever is named in a post is told. */
export const tellMentioned = defineConsumer({
  name: 'tellMentioned',
  on: [MembersMentioned],
  handle: (ctx, event) => {
    const { questionId, postId, memberIds } = event.data;
    return notifyMembers(ctx, event, { to: memberIds, news: { type: 'mention', questionId, postId } });
  },
});
