import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { defineEvent } from './define-event.ts';

/** A delivery was given up, or its receiver said that it is gone for good. Admins are told. */
export const WebhookFailing = defineEvent(
  'webhook.failing',
  1,
  z.object({
    webhookId: idSchema('webhook'),
    name: z.string(),
    deliveryId: idSchema('delivery'),
    /** Type of the event that could not be delivered. */
    deliveredType: z.string(),
    cause: z.enum(['gave_up', 'gone']),
  }),
);
