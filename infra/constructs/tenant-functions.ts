import { Aws, Duration } from 'aws-cdk-lib';
import type { IEventBus } from 'aws-cdk-lib/aws-events';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import type { Accounts } from './accounts.ts';
import { alarmAtFirst } from './alarm-at-first.ts';
import { AppFunction } from './app-function.ts';
import { allow, allowAny, type Grant } from './grants.ts';
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
export function tenantGrants({ storage }: Pick<FunctionParts, 'storage'>): Grant[] {
  return [
    allowAny(
      ['dynamodb:GetItem', 'dynamodb:Query'],
      [storage.directory.tableArn, `${storage.directory.tableArn}/index/*`],
      'Both indexes of the directory: the tenant by id and all tenants.',
    ),
    allow(['sts:AssumeRole'], [storage.tenantRole.roleArn]),
  ];
}

/** Mails from our address alone. */
export function mailGrant({ stage }: Pick<FunctionParts, 'stage'>): Grant {
  const grant = allowAny(
    ['ses:SendEmail'],
    // The emulator checks mail against `*` alone.
    [stage.name === 'local' ? '*' : `arn:${Aws.PARTITION}:ses:${Aws.REGION}:${Aws.ACCOUNT_ID}:identity/*`],
    'The sender is pinned by a condition; in its sandbox SES also asks for the right on the identity of each recipient.',
  );
  // The emulator does not know this condition key and would refuse every mail.
  if (stage.name === 'production')
    grant.statement.addCondition('StringEquals', { 'ses:FromAddress': stage.mailFrom });
  return grant;
}

/** People's accounts and mails to them. */
export function peopleGrants(parts: Pick<FunctionParts, 'accounts' | 'stage'>): Grant[] {
  const actions = ['AdminCreateUser', 'AdminGetUser', 'AdminSetUserPassword'].map(
    (action) => `cognito-idp:${action}`,
  );
  return [allow(actions, [parts.accounts.pool.userPoolArn]), mailGrant(parts)];
}

/** What an operation of a tenant's own host may need: the tenant, its people, and its entry in the directory (name, colour). */
function tenantHostGrants(parts: FunctionParts): Grant[] {
  const changesDirectory = allow(['dynamodb:UpdateItem'], [parts.storage.directory.tableArn]);
  return [...tenantGrants(parts), ...peopleGrants(parts), changesDirectory];
}

/** All tenants' tables, made at sign-up and so known by the beginning of their name only. */
const allTables = ({ storage }: Pick<FunctionParts, 'storage'>): string =>
  `arn:${Aws.PARTITION}:dynamodb:${Aws.REGION}:${Aws.ACCOUNT_ID}:table/${storage.tablePrefix}*`;

/** The function behind `/api/v1` on tenants' hosts. Has no right on any tenant's table of its own. */
export function apiFunction(scope: Construct, parts: FunctionParts): AppFunction {
  const { environment } = parts;
  return new AppFunction(scope, 'ApiFunction', {
    entry: 'api',
    environment,
    memoryMb: 1_024,
    // A webhook that is tried by hand may take 15 s to answer; the HTTP API gives up after 30.
    timeout: Duration.seconds(29),
    grants: tenantHostGrants(parts),
  });
}

/** Renders pages. Calls the API in its own process, so it has the same rights; asks control over HTTP. Production only. */
export function webFunction(scope: Construct, parts: FunctionParts & { controlUrl: string }): AppFunction {
  const environment = { ...parts.environment, KEHILA_CONTROL_URL: parts.controlUrl };
  return new AppFunction(scope, 'Web', {
    entry: 'web',
    environment,
    memoryMb: 1_024,
    timeout: Duration.seconds(29),
    grants: tenantHostGrants(parts),
  });
}

/** The stream is read once a second; so long behind means that something holds it up. It keeps records for a day. */
const STREAM_LATE = Duration.minutes(15);

/** Outbox → bus, on the streams of all tenants' tables; the mapping is made when a tenant is. */
export function relayFunction(scope: Construct, parts: FunctionParts): AppFunction {
  const { bus, park } = parts;
  const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator'].map((action) => `dynamodb:${action}`);
  const relay = new AppFunction(scope, 'Relay', {
    entry: 'relay',
    environment: { ...parts.environment, KEHILA_PARK_QUEUE_URL: park.queueUrl },
    timeout: Duration.seconds(60),
    grants: [
      ...tenantGrants(parts),
      allow(['events:PutEvents'], [bus.eventBusArn]),
      allow(['sqs:SendMessage'], [park.queueArn]),
      allowAny(
        reads,
        [`${allTables(parts)}/stream/*`],
        'Streams of tenants’ tables, which are made at sign-up.',
      ),
      allowAny(
        ['dynamodb:ListStreams'],
        ['*'],
        'Takes no resource; Lambda asks for it when a mapping is made.',
      ),
    ],
  });
  alarmAtFirst(relay, 'Late', {
    metric: relay.function.metric('IteratorAge', { period: Duration.minutes(5), statistic: 'Maximum' }),
    threshold: STREAM_LATE.toMilliseconds(),
    description: `Events leave their tables more than ${STREAM_LATE.toMinutes()} minutes late; see docs/operations.md, relay`,
  });
  return relay;
}

/** Makes the mapping of a new table's stream to the relay, and takes away that of an unfinished sign-up. */
function mappingGrants({ stage, relay }: Pick<FunctionParts, 'stage'> & { relay: AppFunction }): Grant[] {
  const change = allowAny(
    ['lambda:CreateEventSourceMapping', 'lambda:DeleteEventSourceMapping'],
    ['*'],
    'A mapping has no name before it is made; a condition pins the function it calls.',
  );
  // The emulator does not know this condition key and would refuse every mapping.
  if (stage.name === 'production') {
    change.statement.addCondition('ArnEquals', { 'lambda:FunctionArn': relay.function.functionArn });
  }
  return [change, allowAny(['lambda:ListEventSourceMappings'], ['*'], 'Listing mappings takes no resource.')];
}

/** Makes tenants: their tables, the mapping to the relay, their first people. */
export function controlFunction(
  scope: Construct,
  parts: FunctionParts & { relay: AppFunction },
): AppFunction {
  const { storage, park, relay } = parts;
  // An unfinished sign-up's table is dropped when its address is given to another; a protected one is let go of first.
  const tableActions = [
    ...['CreateTable', 'DescribeTable', 'TagResource', 'UpdateTable', 'DeleteTable'],
    ...['UpdateTimeToLive', 'DescribeTimeToLive', 'UpdateContinuousBackups', 'DescribeContinuousBackups'],
  ].map((action) => `dynamodb:${action}`);
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
      allowAny(
        tableActions,
        [allTables(parts)],
        'Tables that this function makes; only their names’ beginning is known before.',
      ),
      ...mappingGrants(parts),
    ],
  });
}

/** What timers fire into. */
export function wakeFunction(
  scope: Construct,
  parts: FunctionParts & { wake: QueueWithDeadLetters; timeout: Duration },
): AppFunction {
  const { queue, deadLetters } = parts.wake;
  const wake = new AppFunction(scope, 'Wake', {
    entry: 'wake',
    environment: { ...parts.environment, KEHILA_DLQ_URL: deadLetters.queueUrl },
    timeout: parts.timeout,
    grants: [...tenantGrants(parts), allow(['sqs:SendMessage'], [deadLetters.queueArn])],
  });
  wake.function.addEventSource(
    new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true, maxConcurrency: 20 }),
  );
  return wake;
}
