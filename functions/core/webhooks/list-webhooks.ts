import type { OutputOf } from '#shared/api/define-route.ts';
import type { listWebhooks as listRoute } from '#shared/api/webhooks.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { presentWebhook } from './present-webhook.ts';
import { webhooksOfTenant } from './webhook.entity.ts';

/** All webhooks of the organisation, the oldest first. For admins. Never more than fit on one page. */
export async function listWebhooks(ctx: Context): Promise<OutputOf<typeof listRoute>> {
  requirePermission(ctx, 'webhook.manage');
  const webhooks = await ctx.table.all(webhooksOfTenant);
  return { items: webhooks.map(presentWebhook) };
}
