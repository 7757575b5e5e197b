import type { Envelope } from '#events/contracts/define-event.ts';
import { QuestionModerated } from '#events/contracts/question.ts';
import { changeClocks, withClockFact } from '#functions/core/sla/change-clocks.ts';
import { moveClocks } from '#functions/core/sla/move-clocks.ts';
import type { Context } from '#functions/core/context.ts';
import { defineConsumer } from '../define-consumer.ts';

function follow(ctx: Context, event: Envelope<typeof QuestionModerated>): Promise<void> {
  const { questionId, act, spaceId, fromSpaceId } = event.data;
  const following = { consumer: 'followModeration', event, questionId };
  if (act === 'moved')
    return changeClocks(ctx, following, moveClocks(ctx, { spaceId, fromSpaceId, at: event.occurredAt }));
  return changeClocks(ctx, following, (clocks) =>
    clocks.map((clock) => withClockFact(clock, { at: event.occurredAt, kind: act })),
  );
}

/**
 * A deleted or locked question voids its clocks, and they go on when it is back. Moved to a space with
 * another policy they begin anew; under the same policy they go on.
 */
export const followModeration = defineConsumer({
  name: 'followModeration',
  on: [QuestionModerated],
  handle: follow,
});
