import { SQSClient } from '@aws-sdk/client-sqs';
import { poisonQueue } from '#functions/cloud/poison-queue.ts';
import { edgeOfProcess } from '../runtime/edge-of-process.ts';
import { wakeUp } from '../runtime/wake-up.ts';

const edge = edgeOfProcess('wake', process.env);
const { AWS_REGION: region, KEHILA_DLQ_URL } = edge.settings;
if (KEHILA_DLQ_URL === undefined) throw new Error('KEHILA_DLQ_URL is not set');

/** Lambda of the queue that timers fire into: clocks and deliveries. */
export const handler = wakeUp({ edge, poison: poisonQueue(new SQSClient({ region }), KEHILA_DLQ_URL) });
