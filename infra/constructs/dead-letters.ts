import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmAtFirst } from './alarm-at-first.ts';

/** The longest SQS keeps a message. */
export const KEEP = Duration.days(14);

/** Where what could not be handled waits 14 days for a person. Alarms at the first message. */
export class DeadLetters extends Construct {
  readonly queue: Queue;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: KEEP,
      encryption: QueueEncryption.SQS_MANAGED,
      // The local cloud speaks HTTP alone and would refuse every message sent by hand.
      enforceSSL: stage.name === 'production',
    });
    acknowledge(this.queue, { 'AwsSolutions-SQS3': 'This is a dead-letter queue itself.' });
    alarmAtFirst(this, 'Arrived', {
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      description: `${this.node.path}: a message could not be handled; see docs/operations.md, dead letters`,
    });
  }
}
