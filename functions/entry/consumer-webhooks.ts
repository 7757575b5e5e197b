import { consumers } from '#events/consumers/webhooks/index.ts';
import { consumerOf } from '../runtime/consumer-of.ts';

export const handler = consumerOf('webhooks', consumers);
