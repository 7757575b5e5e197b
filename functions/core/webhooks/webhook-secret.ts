import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { DeliveryItem } from './delivery.entity.ts';
import type { WebhookSecretItem } from './webhook.entity.ts';

/** A secret of 32 random bytes in the form of Standard Webhooks 1.0.0 (24 to 64 bytes, base 64, `whsec_` before them). */
export const newWebhookSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * The three headers of one attempt. The id is the delivery's in every attempt, the time the attempt's
 * own. While a former secret is good there are two signatures, and the receiver takes either.
 */
export function signedHeaders(
  { id, body }: Pick<DeliveryItem, 'id' | 'body'>,
  keys: WebhookSecretItem,
  now: string,
): Record<string, string> {
  const at = new Date(now);
  const isPreviousGood = keys.previous !== undefined && (keys.previousUntil ?? '') > now;
  const secrets =
    isPreviousGood && keys.previous !== undefined ? [keys.secret, keys.previous] : [keys.secret];
  return {
    'content-type': 'application/json',
    'user-agent': 'Kehila-Webhooks/1',
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': secrets.map((secret) => new Webhook(secret).sign(id, at, body)).join(' '),
  };
}
