import { QuestionAnswered } from '#events/contracts/question.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** An answer reaches whoever asked. Imported answers are history. */
export const tellAsker = defineConsumer({
  name: 'tellAsker',
  on: [QuestionAnswered],
  async handle(ctx, event) {
    const { questionId, answerId: postId, authorId, imported } = event.data;
    if (!imported)
      await notifyMembers(ctx, event, { to: [authorId], news: { type: 'answer', questionId, postId } });
  },
});
