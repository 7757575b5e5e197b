import { conflict, notFound } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { rotateWebhookSecret as rotateRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { requireWebhook } from './load-webhook.ts';
import { newWebhookSecret } from './webhook-secret.ts';
import { webhookSecretEntity } from './webhook.entity.ts';

type Rotate = typeof rotateRoute;

/** Time for the receiver to take over the new secret. */
const OVERLAP_MS = 24 * 3_600_000;

/** Gives a webhook a new secret and shows it, this once. For admins. For 24 hours calls are signed with both. */
export async function rotateWebhookSecret(
  ctx: Context,
  { webhookId }: InputOf<Rotate>,
): Promise<OutputOf<Rotate>> {
  const webhook = await requireWebhook(ctx, webhookId);
  const keys = await ctx.table.get(webhookSecretEntity, { webhookId }, { consistent: true });
  if (keys === undefined) throw notFound('webhook');
  const secret = newWebhookSecret();
  const previousValidUntil = new Date(Date.parse(ctx.now()) + OVERLAP_MS).toISOString();
  await commit(ctx, {
    writes: [
      update(webhookSecretEntity, keys, {
        set: { secret, previous: keys.secret, previousUntil: previousValidUntil },
        failure: conflict('webhook.changed'),
      }),
      auditWrite(ctx, { act: 'webhook.secret_rotated', target: webhook.id }),
    ],
    // Kept for a repeat with the same key, without the secret.
    answer: { secret: '', previousValidUntil },
  });
  return { secret, previousValidUntil };
}
