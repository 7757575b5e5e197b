import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { nameText } from './text.ts';

/** What other systems may be told of. Their facts only ever gain fields. */
export const webhookEventTypes = [
  'question.asked',
  'question.answered',
  'answer.accepted',
  'question.escalated',
  'ticket.opened',
  'ticket.updated',
  'ticket.solved',
] as const;
export const webhookEventTypeSchema = z.enum(webhookEventTypes);
export type WebhookEventType = z.infer<typeof webhookEventTypeSchema>;

/** The address itself is judged by `decideWebhookUrl`: the stage decides what may be called. */
export const webhookUrlSchema = z.string().max(2_000, 'webhook.url_malformed');
export const webhookEventsSchema = z.array(webhookEventTypeSchema).min(1, 'webhook.no_events');

export const webhookSchema = z.object({
  id: idSchema('webhook'),
  name: nameText,
  url: z.string(),
  eventTypes: z.array(webhookEventTypeSchema),
  /** Switched off by an admin, or by the receiver's `410 Gone`. */
  disabledAt: z.iso.datetime().optional(),
  disabledReason: z.enum(['admin', 'gone']).optional(),
  createdAt: z.iso.datetime(),
  version: z.int(),
});
export type Webhook = z.infer<typeof webhookSchema>;

/** `failed`: tried as often as it is tried, or given up for good. It waits in a list until somebody sends it again. */
export const deliveryStateSchema = z.enum(['waiting', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

export const deliveryAttemptSchema = z.object({
  at: z.iso.datetime(),
  /** HTTP status, when there was an answer. */
  status: z.int().optional(),
  /** Why it failed; absent when it was taken. */
  reason: z.string().optional(),
  /** The first 1,024 characters of the answer. */
  answer: z.string().optional(),
});
export type DeliveryAttempt = z.infer<typeof deliveryAttemptSchema>;

export const webhookDeliverySchema = z.object({
  /** Sent as `webhook-id`: the same in every attempt, so that the receiver can tell a repeat. */
  id: idSchema('delivery'),
  webhookId: idSchema('webhook'),
  type: z.string(),
  state: deliveryStateSchema,
  /** The newest last; at most 20 are kept. */
  attempts: z.array(deliveryAttemptSchema),
  attemptCount: z.int(),
  nextAttemptAt: z.iso.datetime().optional(),
  createdAt: z.iso.datetime(),
  deliveredAt: z.iso.datetime().optional(),
  /** The body as it is sent. */
  body: z.string(),
});
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;
