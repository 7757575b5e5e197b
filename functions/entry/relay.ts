import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { SQSClient } from '@aws-sdk/client-sqs';
import { publisher } from '#functions/cloud/bus.ts';
import { poisonQueue } from '#functions/cloud/poison-queue.ts';
import { edgeOfProcess } from '../runtime/edge-of-process.ts';
import { relayRecords } from '../runtime/relay-records.ts';

const edge = edgeOfProcess('relay', process.env);
const { AWS_REGION: region, KEHILA_BUS_NAME, KEHILA_PARK_QUEUE_URL } = edge.settings;
if (KEHILA_PARK_QUEUE_URL === undefined) throw new Error('KEHILA_PARK_QUEUE_URL is not set');

/** Lambda on the streams of all tenants' tables: outbox → bus. */
export const handler = relayRecords({
  edge,
  publish: publisher(new EventBridgeClient({ region }), KEHILA_BUS_NAME),
  park: poisonQueue(new SQSClient({ region }), KEHILA_PARK_QUEUE_URL),
});
