import { consumers } from '#events/consumers/lists/index.ts';
import { consumerOf } from '../runtime/consumer-of.ts';

export const handler = consumerOf('lists', consumers);
