import { Aws, Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import type { Accounts } from './accounts.ts';
import { allow, AppFunction } from './app-function.ts';
import type { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import type { TenantStorage } from './tenant-storage.ts';

export interface FunctionParts {
  readonly stage: Stage;
  readonly environment: Record<string, string>;
  readonly storage: TenantStorage;
  readonly accounts: Accounts;
  readonly bus: IEventBus;
  readonly park: IQueue;
}

/** Every function that works for tenants finds them in the directory and becomes them; more only where named. */
export function tenantGrants({ storage }: Pick<FunctionParts, 'storage'>): PolicyStatement[] {
  return [
    allow(['dynamodb:GetItem', 'dynamodb:Query'], [storage.directory.tableArn, `${storage.directory.tableArn}/index/*`]),
    allow(['sts:AssumeRole'], [storage.tenantRole.roleArn]),
  ];
}

/** People's accounts and mails to them. */
export function peopleGrants({ accounts }: Pick<FunctionParts, 'accounts'>): PolicyStatement[] {
  return [
    allow(['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser', 'cognito-idp:AdminSetUserPassword'], [accounts.pool.userPoolArn]),
    allow(['ses:SendEmail'], [`arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/*`]),
  ];
}

/** The function behind `/api/v1` on tenants' hosts. Has no right on any tenant's table of its own. */
export function apiFunction(scope: Construct, parts: FunctionParts): AppFunction {
  const changesDirectory = allow(['dynamodb:UpdateItem'], [parts.storage.directory.tableArn]);
  return new AppFunction(scope, 'ApiFunction', {
    entry: 'api',
    environment: parts.environment,
    memoryMb: 1_024,
    grants: [...tenantGrants(parts), ...peopleGrants(parts), changesDirectory],
  });
}

/** Outbox → bus, on the streams of all tenants' tables; the mapping is made when a tenant is. */
export function relayFunction(scope: Construct, parts: FunctionParts): AppFunction {
  const { storage, bus, park } = parts;
  const tables = `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${storage.tablePrefix}*`;
  return new AppFunction(scope, 'Relay', {
    entry: 'relay',
    environment: { ...parts.environment, KEHILA_PARK_QUEUE_URL: park.queueUrl },
    timeout: Duration.seconds(60),
    grants: [
      ...tenantGrants(parts),
      allow(['events:PutEvents'], [bus.eventBusArn]),
      allow(['sqs:SendMessage'], [park.queueArn]),
      allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], [`${tables}/stream/*`]),
    ],
  });
}

/** Makes tenants: their tables, the mapping to the relay, their first people. */
export function controlFunction(scope: Construct, parts: FunctionParts & { relay: AppFunction }): AppFunction {
  const { storage, park, relay, stage } = parts;
  const tables = `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${storage.tablePrefix}*`;
  const mappings = allow(['lambda:CreateEventSourceMapping', 'lambda:ListEventSourceMappings', 'lambda:TagResource'], ['*']);
  // The emulator does not know this condition key and would refuse every mapping.
  if (stage.name === 'production') mappings.addCondition('ArnEquals', { 'lambda:FunctionArn': relay.function.functionArn });
  return new AppFunction(scope, 'Control', {
    entry: 'control',
    environment: {
      ...parts.environment,
      KEHILA_RELAY_ARN: relay.function.functionArn,
      KEHILA_PARK_QUEUE_ARN: park.queueArn,
      KEHILA_PARK_QUEUE_URL: park.queueUrl,
    },
    timeout: Duration.seconds(29),
    grants: [
      ...tenantGrants(parts),
      ...peopleGrants(parts),
      allow(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [storage.directory.tableArn]),
      allow(
        ['dynamodb:CreateTable', 'dynamodb:DescribeTable', 'dynamodb:TagResource', 'dynamodb:UpdateTimeToLive', 'dynamodb:DescribeTimeToLive', 'dynamodb:UpdateContinuousBackups', 'dynamodb:DescribeContinuousBackups'],
        [tables],
      ),
      mappings,
    ],
  });
}

/** What timers fire into. */
export function wakeFunction(scope: Construct, parts: FunctionParts & { wake: QueueWithDeadLetters; timeout: Duration }): AppFunction {
  const { queue, deadLetters } = parts.wake;
  const wake = new AppFunction(scope, 'Wake', {
    entry: 'wake',
    environment: { ...parts.environment, KEHILA_DLQ_URL: deadLetters.queueUrl },
    timeout: parts.timeout,
    grants: [...tenantGrants(parts), allow(['sqs:SendMessage'], [deadLetters.queueArn])],
  });
  wake.function.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 20 }));
  return wake;
}
