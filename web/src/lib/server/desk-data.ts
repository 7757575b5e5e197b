import type { RequestEvent } from '@sveltejs/kit';
import type { DueClock } from '#shared/model/clock.ts';
import type { Permission } from '#shared/permissions.ts';
import type { TicketRow } from '#shared/model/ticket.ts';
import type { WebhookDelivery } from '#shared/model/webhook.ts';
import { questionPath } from '../slug.ts';
import { api } from './api.ts';
import { communitiesOf } from './page-data.ts';

export interface DueRow extends DueClock {
  readonly href: string;
  readonly spaceName: string;
}

/** What is due next in every community this member may enter, the most urgent first. */
export async function dueRows(event: RequestEvent): Promise<readonly DueRow[]> {
  const communities = await communitiesOf(event);
  const lists = await Promise.all(
    communities.map(({ id }) => api(event).listDueNext({ communityId: id, limit: 50 })),
  );
  const rows = lists.flatMap(({ items }, place) =>
    items.map((item) => {
      const community = communities[place];
      const href = questionPath(community?.pathName ?? '', { id: item.questionId, title: item.title });
      const spaceName = community?.spaces.find(({ id }) => id === item.spaceId)?.name ?? '';
      return { ...item, href, spaceName };
    }),
  );
  return rows.sort((a, b) => a.dueAt.localeCompare(b.dueAt));
}

export type Whose = 'all' | 'mine' | 'nobody';

/** Tickets that are not solved, narrowed to one's own or to those nobody has taken. */
export async function openTickets(event: RequestEvent, whose: Whose): Promise<readonly TicketRow[]> {
  if (whose === 'all') return (await api(event).listTickets({ limit: 100 })).items;
  const assigneeId = whose === 'nobody' ? 'nobody' : (await api(event).getMe({})).id;
  return (await api(event).listTickets({ limit: 100, assigneeId })).items;
}

/** Deliveries that failed and wait until somebody sends them again; for those who manage webhooks. */
export async function notSent(
  event: RequestEvent,
  permissions: readonly Permission[],
): Promise<readonly WebhookDelivery[]> {
  if (!permissions.includes('webhook.manage')) return [];
  return (await api(event).listWebhookDeliveries({ state: 'failed', limit: 100 })).items;
}
