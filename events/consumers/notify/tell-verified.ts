import { AnswerModerated } from '#events/contracts/question.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** Whoever wrote an answer hears that staff vouched for it. Of a deletion and a withdrawn mark the page itself tells. */
export const tellVerified = defineConsumer({
  name: 'tellVerified',
  on: [AnswerModerated],
  async handle(ctx, event) {
    const { questionId, answerId: postId, answererId, act } = event.data;
    if (act === 'verified' && answererId !== undefined)
      await notifyMembers(ctx, event, { to: [answererId], news: { type: 'verify', questionId, postId } });
  },
});
