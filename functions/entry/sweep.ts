import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { publisher } from '#functions/cloud/bus.ts';
import { poisonQueue } from '#functions/cloud/poison-queue.ts';
import { edgeOfProcess } from '../runtime/edge-of-process.ts';
import { sweepTenants } from '../runtime/sweep-tenants.ts';

const edge = edgeOfProcess('sweep', process.env);
const { AWS_REGION: region, KEHILA_BUS_NAME, KEHILA_PARK_QUEUE_URL } = edge.settings;
if (KEHILA_PARK_QUEUE_URL === undefined) throw new Error('KEHILA_PARK_QUEUE_URL is not set');

/** Lambda every five minutes: does what a lost timer or a lost stream record left undone. */
export const handler = sweepTenants({
  edge,
  publish: publisher(new EventBridgeClient({ region }), KEHILA_BUS_NAME),
  park: poisonQueue(new SQSClient({ region }), KEHILA_PARK_QUEUE_URL),
});
