import { invalid } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { listWebhookDeliveries as listRoute } from '#shared/api/webhooks.ts';
import type { Pattern } from '#functions/table/tenant-table.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import {
  deliveriesOf,
  type deliveryEntity,
  dueDeliveries,
  failedDeliveries,
  type DeliveryItem,
} from './delivery.entity.ts';
import { requireWebhook } from './load-webhook.ts';
import { presentDelivery } from './present-webhook.ts';
import { webhooksOfTenant } from './webhook.entity.ts';

type List = typeof listRoute;
type Input = InputOf<List>;

/** A page whose rows are mostly of another state is filled from the next ones, this often at most. */
const MOST_PAGES = 4;

async function patternFor(
  ctx: Context,
  { webhookId, state }: Input,
): Promise<Pattern<typeof deliveryEntity>> {
  if (webhookId !== undefined) return deliveriesOf((await requireWebhook(ctx, webhookId)).id);
  return state === 'waiting' ? dueDeliveries : failedDeliveries;
}

/** Deliveries of one webhook, or all that failed (or wait) and whose webhook is still there. For admins. */
export async function listWebhookDeliveries(ctx: Context, input: Input): Promise<OutputOf<List>> {
  requirePermission(ctx, 'webhook.manage');
  const { webhookId, limit } = input;
  const state = input.state ?? (webhookId === undefined ? 'failed' : undefined);
  if (webhookId === undefined && state === 'delivered')
    throw invalid('request.invalid', [{ field: 'webhookId', code: 'field.required' }]);
  const pattern = await patternFor(ctx, input);
  const there = new Set((await ctx.table.all(webhooksOfTenant)).map(({ id }) => id));
  const items: DeliveryItem[] = [];
  let { cursor } = input;
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const page = await ctx.table.page(pattern, { limit: limit - items.length, cursor });
    items.push(
      ...page.items.filter(
        (delivery) => there.has(delivery.webhookId) && (state === undefined || delivery.state === state),
      ),
    );
    ({ cursor } = page);
    if (cursor === undefined || items.length >= limit) break;
  }
  return { items: items.map(presentDelivery), ...(cursor !== undefined && { cursor }) };
}
