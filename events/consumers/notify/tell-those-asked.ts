import { QuestionEscalated } from '#events/contracts/sla.ts';
import { notifyMembers } from '#functions/core/notifications/notify-members.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A step of the ladder reaches the experts or moderators it chose. */
export const tellThoseAsked = defineConsumer({
  name: 'tellThoseAsked',
  on: [QuestionEscalated],
  handle: (ctx, event) => {
    const { questionId, share, memberIds } = event.data;
    return notifyMembers(ctx, event, { to: memberIds, news: { type: 'escalation', questionId, share } });
  },
});
