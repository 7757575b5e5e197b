import type { Consumer } from './define-consumer.ts';
import { consumers as lists } from './lists/index.ts';
import { consumers as notify } from './notify/index.ts';
import { consumers as sla } from './sla/index.ts';
import { consumers as tickets } from './tickets/index.ts';
import { consumers as webhooks } from './webhooks/index.ts';

/** All that follows from events, by reaction: one queue, one dead-letter queue and one Lambda each. */
export const reactions: Readonly<Record<string, readonly Consumer[]>> = {
  lists,
  notify,
  sla,
  tickets,
  webhooks,
};
