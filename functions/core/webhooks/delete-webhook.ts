import type { InputOf } from '#shared/api/define-route.ts';
import type { deleteWebhook as deleteRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { remove } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireWebhook } from './load-webhook.ts';
import { webhookEntity, webhookSecretEntity } from './webhook.entity.ts';

/** Removes a webhook and its secret. For admins. Its deliveries are not listed any more; those that wait go at their next attempt. */
export async function deleteWebhook(ctx: Context, { webhookId }: InputOf<typeof deleteRoute>): Promise<null> {
  const { id, name } = await requireWebhook(ctx, webhookId);
  return commit(ctx, {
    writes: [
      remove(webhookEntity, { id }),
      remove(webhookSecretEntity, { webhookId: id }),
      auditWrite(ctx, { act: 'webhook.deleted', target: id, facts: { name } }),
    ],
    answer: null,
  });
}
