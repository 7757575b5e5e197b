import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { nameText } from '../model/text.ts';
import {
  deliveryStateSchema,
  webhookDeliverySchema,
  webhookEventsSchema,
  webhookSchema,
  webhookUrlSchema,
} from '../model/webhook.ts';
import { defineRoute, noContent, pageOf, paging } from './define-route.ts';

const common = { tag: 'webhooks', access: { permission: 'webhook.manage' }, scope: 'admin' } as const;
const webhookParams = z.strictObject({ webhookId: idSchema('webhook') });
const urlErrors = ['webhook.url_malformed', 'webhook.url_not_https', 'webhook.url_not_public'];
/** `whsec_` and 32 random bytes in base 64, as Standard Webhooks has it. Shown this once. */
const secret = z.string();

export const createWebhook = defineRoute({
  ...common,
  operationId: 'createWebhook',
  summary:
    'Tell another system of events by signed HTTP calls (Standard Webhooks). The secret is shown once: a repeat with the same Idempotency-Key has it empty.',
  method: 'POST',
  path: '/webhooks',
  rate: 'sensitive',
  body: z.strictObject({ name: nameText, url: webhookUrlSchema, eventTypes: webhookEventsSchema }),
  response: z.object({ ...webhookSchema.shape, secret }),
  status: 201,
  errors: [...urlErrors, 'webhook.too_many'],
});

export const listWebhooks = defineRoute({
  ...common,
  operationId: 'listWebhooks',
  summary: 'The webhooks of the organisation, without their secrets.',
  method: 'GET',
  path: '/webhooks',
  rate: 'read',
  response: pageOf(webhookSchema),
});

export const updateWebhook = defineRoute({
  ...common,
  operationId: 'updateWebhook',
  summary: 'Change where a webhook calls, of what it tells, or switch it off and on.',
  method: 'PATCH',
  path: '/webhooks/{webhookId}',
  rate: 'write',
  params: webhookParams,
  body: z.strictObject({
    version: z.int().min(1),
    name: nameText.optional(),
    url: webhookUrlSchema.optional(),
    eventTypes: webhookEventsSchema.optional(),
    enabled: z.boolean().optional(),
  }),
  response: webhookSchema,
  errors: ['webhook.not_found', 'webhook.changed', ...urlErrors],
});

export const deleteWebhook = defineRoute({
  ...common,
  operationId: 'deleteWebhook',
  summary: 'Remove a webhook. What waits for it is not sent any more.',
  method: 'DELETE',
  path: '/webhooks/{webhookId}',
  rate: 'write',
  params: webhookParams,
  response: noContent,
  status: 204,
  errors: ['webhook.not_found'],
});

export const rotateWebhookSecret = defineRoute({
  ...common,
  operationId: 'rotateWebhookSecret',
  summary: 'Give a webhook a new secret. For 24 hours calls are signed with the old one too.',
  method: 'POST',
  path: '/webhooks/{webhookId}/secret',
  rate: 'sensitive',
  params: webhookParams,
  response: z.object({ secret, previousValidUntil: z.iso.datetime() }),
  errors: ['webhook.not_found', 'webhook.changed'],
});

export const sendTestDelivery = defineRoute({
  ...common,
  operationId: 'sendTestDelivery',
  summary: 'Call a webhook once with an event `webhook.test` and answer what came of it.',
  method: 'POST',
  path: '/webhooks/{webhookId}/test',
  rate: 'sensitive',
  params: webhookParams,
  response: webhookDeliverySchema,
  errors: ['webhook.not_found', 'webhook.disabled'],
});

export const listWebhookDeliveries = defineRoute({
  ...common,
  operationId: 'listWebhookDeliveries',
  summary:
    'Deliveries, the newest first: of one webhook, or without `webhookId` all that failed and wait to be sent again.',
  method: 'GET',
  path: '/webhook-deliveries',
  rate: 'read',
  query: z.strictObject({
    ...paging,
    webhookId: idSchema('webhook').optional(),
    state: deliveryStateSchema.optional(),
  }),
  response: pageOf(webhookDeliverySchema),
  errors: ['webhook.not_found', 'cursor.invalid'],
});

export const resendWebhookDelivery = defineRoute({
  ...common,
  operationId: 'resendWebhookDelivery',
  summary: 'Send a delivery again, with the same id and body, and answer what came of it.',
  method: 'POST',
  path: '/webhook-deliveries/{deliveryId}/resend',
  rate: 'write',
  params: z.strictObject({ deliveryId: idSchema('delivery') }),
  response: webhookDeliverySchema,
  errors: ['delivery.not_found', 'delivery.changed', 'webhook.not_found', 'webhook.disabled'],
});
