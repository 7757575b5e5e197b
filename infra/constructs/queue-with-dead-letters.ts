import { Duration } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import { alarmAtFirst } from './alarm-at-first.ts';
import { DeadLetters, KEEP } from './dead-letters.ts';

/** Five tries, then a person looks. */
const TRIES = 5;
/** The sweep comes every five minutes; a message that waits three times as long means that nobody takes them. */
const LATE = Duration.minutes(15);

/** A queue whose messages are tried five times and then wait in a dead-letter queue. */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: { visibilityTimeout: Duration; stage: Stage }) {
    super(scope, id);
    this.deadLetters = new DeadLetters(this, 'DeadLetters', props.stage).queue;
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: KEEP,
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: props.stage.name === 'production',
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    alarmAtFirst(this, 'Late', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: Duration.minutes(5) }),
      threshold: LATE.toSeconds(),
      description: `${this.node.path}: messages wait longer than ${LATE.toMinutes()} minutes; see docs/operations.md, queues`,
    });
  }
}
