import { PostCommented } from '#events/contracts/question.ts';
import { notifyCommenters } from '#functions/core/notifications/notify-commenters.ts';
import { defineConsumer } from '../define-consumer.ts';

/** A comment reaches the author of the post it stands under, and the others in that conversation. */
export const tellAuthor = defineConsumer({
  name: 'tellAuthor',
  on: [PostCommented],
  handle: notifyCommenters,
});
