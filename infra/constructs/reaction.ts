import { Duration } from 'aws-cdk-lib';
import { Rule, type IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { Consumer } from '#events/consumers/define-consumer.ts';
import type { Stage } from '../stage.ts';
import { AppFunction } from './app-function.ts';
import { allow, type Grant } from './grants.ts';
import { QueueWithDeadLetters } from './queue-with-dead-letters.ts';

interface ReactionProps {
  /** Folder in events/consumers; the entry is `consumer-<reaction>`. */
  readonly reaction: string;
  readonly consumers: readonly Consumer[];
  readonly bus: IEventBus;
  readonly environment: Record<string, string>;
  readonly grants: readonly Grant[];
  readonly stage: Stage;
}

/** A webhook call may take 15 s; a batch of five of them must fit. */
const TIMEOUT = Duration.seconds(90);

/** rule → queue with dead letters → Lambda. The rule is made from what the consumers say they follow. */
export class Reaction extends Construct {
  readonly queues: QueueWithDeadLetters;

  constructor(scope: Construct, id: string, props: ReactionProps) {
    super(scope, id);
    const detailType = [...new Set(props.consumers.flatMap(({ on }) => on.map(({ type }) => type)))].sort();
    this.queues = new QueueWithDeadLetters(this, 'Queue', {
      stage: props.stage,
      visibilityTimeout: Duration.seconds(TIMEOUT.toSeconds() * props.stage.visibilityFactor),
    });
    const { queue, deadLetters } = this.queues;
    new Rule(this, 'Rule', {
      eventBus: props.bus,
      eventPattern: { source: ['kehila'], detailType },
      targets: [
        new SqsQueue(queue, {
          deadLetterQueue: deadLetters,
          retryAttempts: 185,
          maxEventAge: Duration.hours(24),
        }),
      ],
    });
    const consumer = new AppFunction(this, 'Consumer', {
      entry: `consumer-${props.reaction}`,
      environment: { ...props.environment, KEHILA_DLQ_URL: deadLetters.queueUrl },
      timeout: TIMEOUT,
      grants: [...props.grants, allow(['sqs:SendMessage'], [deadLetters.queueArn])],
    });
    consumer.function.addEventSource(
      new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 10 }),
    );
  }
}
