import { consumers } from '#events/consumers/tickets/index.ts';
import { consumerOf } from '../runtime/consumer-of.ts';

export const handler = consumerOf('tickets', consumers);
