import type { EventActor } from '#events/contracts/define-event.ts';
import type { Id } from '#shared/ids.ts';
import { PostCommented, QuestionAnswered, QuestionEdited } from '#events/contracts/question.ts';
import { changeClocks, withClockFact } from '#functions/core/sla/change-clocks.ts';
import type { ClockFactKind } from '#functions/core/sla/decide-clock-turns.ts';
import { defineConsumer } from '../define-consumer.ts';

interface Followed {
  readonly actor: EventActor;
  readonly data: { readonly authorId: Id<'member'>; readonly waitForAsker?: boolean | undefined };
}

function turnOf({ actor, data }: Followed): ClockFactKind | undefined {
  const byAsker = actor.type === 'member' && actor.memberId === data.authorId;
  if (byAsker) return 'replied';
  return data.waitForAsker === true ? 'waiting' : undefined;
}

/** "Ask and pause": a staff comment that waits for the asker stops the clocks until the asker comments, edits or answers. */
export const pauseForAsker = defineConsumer({
  name: 'pauseForAsker',
  on: [PostCommented, QuestionAnswered, QuestionEdited],
  async handle(ctx, event) {
    const kind = turnOf(event);
    if (kind === undefined) return;
    const { questionId } = event.data;
    await changeClocks(ctx, { consumer: 'pauseForAsker', event, questionId }, (clocks) =>
      clocks.map((clock) => withClockFact(clock, { at: event.occurredAt, kind })),
    );
  },
});
