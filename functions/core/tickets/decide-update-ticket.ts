import type { Author } from '#shared/model/member.ts';
import type { TicketAct, TicketPriority, TicketStatus } from '#shared/model/ticket.ts';
import type { TicketItem } from './ticket.entity.ts';

export interface TicketChange {
  readonly status?: Exclude<TicketStatus, 'solved'> | undefined;
  readonly priority?: TicketPriority | undefined;
  /** `null` gives it back to nobody. */
  readonly assignee?: Author | null | undefined;
  readonly externalId?: string | undefined;
  readonly externalUrl?: string | undefined;
}

export interface DecidedChange {
  readonly set: Partial<{ [A in keyof TicketItem]: TicketItem[A] | undefined }>;
  readonly changes: TicketAct['changes'];
}

const PLAIN = ['status', 'priority', 'externalId', 'externalUrl'] as const;

const change = (
  field: string,
  from: string | undefined,
  to: string | undefined,
): TicketAct['changes'][number] => ({
  field,
  ...(from !== undefined && { from }),
  ...(to !== undefined && { to }),
});

/** What really changes. Nothing, when all is as asked: an echo of another system makes no event and no new version. */
export function decideUpdateTicket(ticket: TicketItem, asked: TicketChange): DecidedChange {
  const changed = PLAIN.filter((field) => asked[field] !== undefined && asked[field] !== ticket[field]);
  const set: Record<string, unknown> = Object.fromEntries(changed.map((field) => [field, asked[field]]));
  const changes = changed.map((field) => change(field, ticket[field], asked[field]));
  const assignee = asked.assignee ?? undefined;
  if (asked.assignee !== undefined && assignee?.id !== ticket.assignee?.id) {
    set['assignee'] = assignee;
    changes.push(change('assignee', ticket.assignee?.name, assignee?.name));
  }
  return { set, changes };
}
