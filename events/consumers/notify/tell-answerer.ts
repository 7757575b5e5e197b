import { AnswerAccepted } from '#events/contracts/question.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** Whoever wrote an answer hears that it was accepted. */
export const tellAnswerer = defineConsumer({
  name: 'tellAnswerer',
  on: [AnswerAccepted],
  handle: (ctx, event) => {
    const { questionId, answerId: postId, answererId } = event.data;
    return notifyMembers(ctx, event, { to: [answererId], news: { type: 'accept', questionId, postId } });
  },
});
