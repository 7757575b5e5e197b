import { SQSClient } from '@aws-sdk/client-sqs';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import { poisonQueue } from '#functions/cloud/poison-queue.ts';
import { consume } from './consume.ts';
import { edgeOfProcess } from './edge-of-process.ts';

/** The handler of one reaction's queue. `KEHILA_DLQ_URL` is that queue's own dead-letter queue. */
export function consumerOf(reaction: string, consumers: readonly Consumer[]) {
  const edge = edgeOfProcess(`consumer-${reaction}`, process.env);
  const { KEHILA_DLQ_URL, AWS_REGION } = edge.settings;
  if (KEHILA_DLQ_URL === undefined) throw new Error('KEHILA_DLQ_URL is not set');
  return consume({
    edge,
    consumers,
    poison: poisonQueue(new SQSClient({ region: AWS_REGION }), KEHILA_DLQ_URL),
  });
}
