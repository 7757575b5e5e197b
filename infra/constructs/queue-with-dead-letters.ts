import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Five tries, then a person looks. */
const TRIES = 5;
const KEEP = Duration.days(14);

/** A queue whose messages are tried five times and then wait 14 days in a dead-letter queue that alarms at the first one. */
export class QueueWithDeadLetters extends Construct {
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: { visibilityTimeout: Duration }) {
    super(scope, id);
    const encryption = QueueEncryption.SQS_MANAGED;
    this.deadLetters = new Queue(this, 'DeadLetters', { retentionPeriod: KEEP, encryption, enforceSSL: true });
    this.queue = new Queue(this, 'Queue', {
      retentionPeriod: KEEP,
      encryption,
      enforceSSL: true,
      visibilityTimeout: props.visibilityTimeout,
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: TRIES },
    });
    new Alarm(this, 'DeadLetterArrived', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(1) }),
      threshold: 1,
      evaluationPeriods: 1,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
      alarmDescription: `${id}: a message could not be handled; see docs/operations.md, dead letters`,
    });
  }
}
