import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import { allow, AppFunction } from './app-function.ts';
import { tenantGrants, type FunctionParts } from './tenant-functions.ts';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';

/** Every five minutes, over all tenants: what a lost timer or stream record left undone (DESIGN of the clock: the timer is a hint). */
export class Sweep extends Construct {
  constructor(scope: Construct, id: string, parts: FunctionParts & { failed: IQueue }) {
    super(scope, id);
    const { bus, park, failed } = parts;
    const sweep = new AppFunction(this, 'Function', {
      entry: 'sweep',
      environment: { ...parts.environment, KEHILA_PARK_QUEUE_URL: park.queueUrl },
      timeout: Duration.minutes(4),
      grants: [...tenantGrants(parts), allow(['events:PutEvents'], [bus.eventBusArn]), allow(['sqs:SendMessage'], [park.queueArn])],
    });
    new Rule(this, 'EveryFiveMinutes', {
      schedule: Schedule.rate(Duration.minutes(5)),
      // The next sweep does what a failed one did not; one retry is enough.
      targets: [new LambdaFunction(sweep.function, { deadLetterQueue: failed, retryAttempts: 1, maxEventAge: Duration.minutes(5) })],
    });
  }
}
