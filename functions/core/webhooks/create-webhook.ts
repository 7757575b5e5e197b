import { AppError } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { createWebhook as createRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { create } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../policy.ts';
import { decideWebhookUrl } from './decide-webhook-url.ts';
import { presentWebhook } from './present-webhook.ts';
import { newWebhookSecret } from './webhook-secret.ts';
import { webhookEntity, webhookSecretEntity, webhooksOfTenant, type WebhookItem } from './webhook.entity.ts';

type Create = typeof createRoute;

/** Each event is a call to each; a consumer makes them all at once. */
const MOST_WEBHOOKS = 20;

/** Makes a webhook and shows its secret, this once. For admins. Raises what `decideWebhookUrl` does, and `webhook.too_many`. */
export async function createWebhook(
  ctx: Context,
  { name, url, eventTypes }: InputOf<Create>,
): Promise<OutputOf<Create>> {
  requirePermission(ctx, 'webhook.manage');
  const address = decideWebhookUrl(url, ctx);
  const known = await ctx.table.all(webhooksOfTenant);
  if (known.length >= MOST_WEBHOOKS) throw new AppError('webhook.too_many', { kind: 'limit' });
  const id = ctx.newId('webhook');
  const secret = newWebhookSecret();
  const webhook: WebhookItem = {
    id,
    name,
    url: address,
    eventTypes: [...new Set(eventTypes)],
    createdAt: ctx.now(),
    version: 1,
  };
  const audited = { host: new URL(address).host, eventTypes: webhook.eventTypes };
  await commit(ctx, {
    writes: [
      create(webhookEntity, webhook),
      create(webhookSecretEntity, { webhookId: id, secret, version: 1 }),
      auditWrite(ctx, { act: 'webhook.created', target: id, facts: audited }),
    ],
    // Kept for a repeat with the same key, without the secret: it stands in one place alone.
    answer: { ...presentWebhook(webhook), secret: '' },
  });
  return { ...presentWebhook(webhook), secret };
}
