import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getQuestionClock as getRoute } from '#shared/api/sla.ts';
import type { QuestionClock } from '#shared/model/clock.ts';
import type { Context } from '../context.ts';
import { requireQuestion } from '../questions/load-question.ts';
import { findTicketOf } from '../tickets/load-ticket.ts';
import { presentTicketRow } from '../tickets/present-ticket.ts';
import { clocksOf, type ClockItem } from './clock.entity.ts';
import { remaining } from './clock.ts';

type Get = typeof getRoute;

function presentClock(
  { target, policyScope, state, escalations }: ClockItem,
  now: string,
): QuestionClock | undefined {
  if (state === undefined) return undefined;
  const { policyVersion, calendar, durationMs, startedAt, pausedAt, stoppedAt, outcome, turns, steps } =
    state;
  return {
    target,
    policy: {
      scope: policyScope,
      version: policyVersion,
      calendarName: calendar.name,
      timeZone: calendar.timeZone,
    },
    ...{ startedAt, durationMs, remainingMs: remaining(state, now) },
    ...(pausedAt !== undefined && { pausedAt }),
    ...(stoppedAt !== undefined && { stoppedAt }),
    ...(outcome !== undefined && { outcome }),
    turns: [...turns],
    steps: steps.map((step) => ({
      ...step,
      members: [
        ...(escalations.findLast(({ share, at }) => share === step.share && at === step.doneAt)?.members ??
          []),
      ],
    })),
  };
}

/** A question's clocks and its ticket. For staff who may read the question. The clock of the first answer comes first. */
export async function getQuestionClock(ctx: Context, { questionId }: InputOf<Get>): Promise<OutputOf<Get>> {
  await requireQuestion(ctx, questionId, 'clock.read');
  const [found, ticket] = await Promise.all([
    ctx.table.all(clocksOf(questionId)),
    findTicketOf(ctx, questionId),
  ]);
  const now = ctx.now();
  const clocks = found.map((clock) => presentClock(clock, now)).filter((clock) => clock !== undefined);
  clocks.sort((a, b) => Number(b.target === 'first_answer') - Number(a.target === 'first_answer'));
  return { clocks, ...(ticket !== undefined && { ticket: presentTicketRow(ticket) }) };
}
