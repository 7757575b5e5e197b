import { consumers } from '#events/consumers/notify/index.ts';
import { consumerOf } from '../runtime/consumer-of.ts';

export const handler = consumerOf('notify', consumers);
