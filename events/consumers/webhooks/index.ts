import type { Consumer } from '../define-consumer.ts';
import { queueDeliveries } from './queue-deliveries.ts';

/** What tells other systems of events. */
export const consumers: readonly Consumer[] = [queueDeliveries];
