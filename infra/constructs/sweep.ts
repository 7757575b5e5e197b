import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations';
import { Construct } from 'constructs';
import { AppFunction } from './app-function.ts';
import { allow } from './grants.ts';
import { tenantGrants, type FunctionParts } from './tenant-functions.ts';

/** The next sweep does what a failed one did not: one retry within the same interval is enough. */
const PATIENCE = { retryAttempts: 1, maxEventAge: Duration.minutes(5) };

/** Every five minutes, over all tenants: what a lost timer or stream record left undone (DESIGN of the clock: the timer is a hint). */
export class Sweep extends Construct {
  constructor(scope: Construct, id: string, parts: FunctionParts) {
    super(scope, id);
    const { bus, park } = parts;
    const sweep = new AppFunction(this, 'Function', {
      entry: 'sweep',
      environment: { ...parts.environment, KEHILA_PARK_QUEUE_URL: park.queueUrl },
      timeout: Duration.minutes(4),
      grants: [
        ...tenantGrants(parts),
        allow(['events:PutEvents'], [bus.eventBusArn]),
        allow(['sqs:SendMessage'], [park.queueArn]),
      ],
    });
    // The rule's own retries cover reaching the function; these cover what the function raises.
    sweep.function.configureAsyncInvoke({ ...PATIENCE, onFailure: new SqsDestination(park) });
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      targets: [new LambdaFunction(sweep.function, { ...PATIENCE, deadLetterQueue: park })],
    });
  }
}
