import { conflict } from '#shared/errors.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { updateWebhook as updateRoute } from '#shared/api/webhooks.ts';
import { commit } from '#functions/table/commit.ts';
import { update } from '#functions/table/writes.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import type { Context } from '../context.ts';
import { decideWebhookUrl } from './decide-webhook-url.ts';
import { requireWebhook } from './load-webhook.ts';
import { presentWebhook } from './present-webhook.ts';
import { webhookEntity, type WebhookItem } from './webhook.entity.ts';

type Update = typeof updateRoute;

function changed(
  ctx: Context,
  webhook: WebhookItem,
  { name, url, eventTypes, enabled }: InputOf<Update>,
): Partial<WebhookItem> {
  const off =
    webhook.disabledAt === undefined ? { disabledAt: ctx.now(), disabledReason: 'admin' as const } : {};
  return {
    ...(name !== undefined && { name }),
    ...(url !== undefined && { url: decideWebhookUrl(url, ctx) }),
    ...(eventTypes !== undefined && { eventTypes: [...new Set(eventTypes)] }),
    ...(enabled === false && off),
  };
}

/** Changes a webhook, or switches it off and on. For admins. Raises `webhook.changed` for another version than was read. */
export async function updateWebhook(ctx: Context, input: InputOf<Update>): Promise<OutputOf<Update>> {
  const webhook = await requireWebhook(ctx, input.webhookId);
  if (webhook.version !== input.version)
    throw conflict('webhook.changed', { webhook: presentWebhook(webhook) });
  const change = changed(ctx, webhook, input);
  const on = input.enabled === true ? { disabledAt: undefined, disabledReason: undefined } : {};
  const { disabledAt, disabledReason, ...rest } = { ...webhook, ...change };
  const isOff = disabledAt !== undefined && input.enabled !== true;
  const after: WebhookItem = {
    ...rest,
    ...(isOff && { disabledAt, ...(disabledReason !== undefined && { disabledReason }) }),
    version: webhook.version + 1,
  };
  return commit(ctx, {
    writes: [
      update(webhookEntity, webhook, { set: { ...change, ...on } }),
      auditWrite(ctx, {
        act: 'webhook.changed',
        target: webhook.id,
        facts: { fields: Object.keys({ ...change, ...on }) },
      }),
    ],
    answer: presentWebhook(after),
  });
}
