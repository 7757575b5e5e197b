import type { IEventBus } from 'aws-cdk-lib/aws-events';
import type { Stage } from '../stage.ts';
import type { Accounts } from './accounts.ts';
import type { Keys } from './keys.ts';
import type { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import type { TenantStorage } from './tenant-storage.ts';

interface Made {
  readonly stage: Stage;
  readonly storage: TenantStorage;
  readonly accounts: Accounts;
  readonly bus: IEventBus;
  readonly wake: QueueWithDeadLetters;
  readonly keys: Keys;
}

/** Where browsers send and fetch files: a site apart from the pages. */
function filesOrigin({ stage, storage }: Made): string {
  if (stage.name === 'local') return `http://files.localhost:${stage.publicPort}`;
  return `https://${storage.files.bucketRegionalDomainName}`;
}

/** What every function is told; functions/cloud/settings.ts reads it and says what each name means. */
export function environmentOf(made: Made): Record<string, string> {
  const { stage, storage, accounts, bus, wake, keys } = made;
  // A load test on one machine is one caller; on AWS nobody may loosen the limits by an environment.
  const rateFactor = stage.name === 'local' ? process.env['KEHILA_RATE_FACTOR'] : undefined;
  return {
    KEHILA_STAGE: stage.name,
    KEHILA_APEX: stage.apex,
    KEHILA_PUBLIC_PORT: stage.publicPort,
    KEHILA_DIRECTORY_TABLE: storage.directory.tableName,
    KEHILA_TENANT_TABLE_PREFIX: storage.tablePrefix,
    KEHILA_TENANT_ROLE_ARN: storage.tenantRole.roleArn,
    KEHILA_USER_POOL_ID: accounts.pool.userPoolId,
    KEHILA_USER_POOL_CLIENT_ID: accounts.client.userPoolClientId,
    KEHILA_FILES_BUCKET: storage.files.bucketName,
    KEHILA_FILES_ORIGIN: filesOrigin(made),
    KEHILA_BUS_NAME: bus.eventBusName,
    KEHILA_MAIL_FROM: stage.mailFrom,
    KEHILA_CURSOR_KEY: keys.cursor,
    KEHILA_EDGE_KEY: keys.edge,
    KEHILA_WAKE_QUEUE_ARN: wake.queue.queueArn,
    KEHILA_WAKE_DEAD_LETTERS_ARN: wake.deadLetters.queueArn,
    KEHILA_SCHEDULE_ROLE_ARN: storage.scheduleRole.roleArn,
    ...(rateFactor !== undefined && { KEHILA_RATE_FACTOR: rateFactor }),
  };
}
