import { consumers } from '#events/consumers/sla/index.ts';
import { consumerOf } from '../runtime/consumer-of.ts';

export const handler = consumerOf('sla', consumers);
