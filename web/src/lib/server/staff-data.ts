import type { RequestEvent } from '@sveltejs/kit';
import type { Question } from '#shared/model/question.ts';
import type { TicketRow } from '#shared/model/ticket.ts';
import { clockViewOf, type ClockView } from '../clock-view.ts';
import type { TicketStage, TrailEntry } from '../trail-view.ts';
import { api } from './api.ts';
import { trailEntryOf } from './audit-words.ts';

export interface StaffData {
  readonly clocks: readonly ClockView[];
  readonly ticket:
    { readonly name: string; readonly href: string; readonly stages: readonly TicketStage[] } | undefined;
  readonly trail: readonly TrailEntry[];
}

/** What only staff see of a question: clocks, ticket and trail. */
export async function staffData(
  event: RequestEvent,
  questionId: Question['id'],
  asker: string,
): Promise<StaffData> {
  const [{ clocks, ticket }, { items }] = await Promise.all([
    api(event).getQuestionClock({ questionId }),
    api(event).listQuestionTrail({ questionId, limit: 100 }),
  ]);
  const { locale } = event.locals;
  return {
    clocks: clocks.map((clock) => clockViewOf(clock, asker)),
    ticket: ticket && { name: ticket.number, href: `/desk/tickets/${ticket.id}`, stages: stagesOf(ticket) },
    trail: items.toReversed().map((entry) => trailEntryOf(entry, locale)),
  };
}

/** Where a ticket is: opened, then what it is now. */
export function stagesOf({ status, openedAt, solvedAt, assignee }: TicketRow): TicketStage[] {
  const opened: TicketStage = { status: 'new', at: openedAt };
  if (status === 'new') return [opened];
  const now: TicketStage = {
    status,
    ...(solvedAt !== undefined && { at: solvedAt }),
    ...(assignee && { by: assignee.name }),
  };
  return [opened, now];
}
