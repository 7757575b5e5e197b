import { CfnOutput, Duration, SecretValue, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import { reactions } from '#events/consumers/index.ts';
import { Accounts } from '../constructs/accounts.ts';
import { HttpEntrance } from '../constructs/http-entrance.ts';
import { QueueWithDeadLetters } from '../constructs/queue-with-dead-letters.ts';
import { Reaction } from '../constructs/reaction.ts';
import { Sweep } from '../constructs/sweep.ts';
import { apiFunction, controlFunction, relayFunction, tenantGrants, wakeFunction, type FunctionParts } from '../constructs/tenant-functions.ts';
import { TenantStorage } from '../constructs/tenant-storage.ts';
import type { Stage } from '../stage.ts';

/** A webhook call may take 15 s, and a batch has five. */
const WAKE_TIMEOUT = Duration.seconds(90);

/** The whole product in one stack: parts are made in constructs, wired here. */
export class KehilaStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    const visibilityTimeout = Duration.seconds(WAKE_TIMEOUT.toSeconds() * stage.visibilityFactor);
    const wake = new QueueWithDeadLetters(this, 'WakeQueue', { visibilityTimeout });
    const parked = new QueueWithDeadLetters(this, 'Parked', { visibilityTimeout });
    const storage = new TenantStorage(this, 'TenantStorage', { stage, wakeQueue: wake.queue });
    const accounts = new Accounts(this, 'Accounts', stage);
    const bus = new EventBus(this, 'Bus');
    new EmailIdentity(this, 'MailIdentity', { identity: Identity.domain(stage.mailFrom.split('@')[1] ?? stage.apex) });

    const environment = this.environmentOf({ stage, storage, accounts, bus, wake });
    const parts: FunctionParts = { stage, environment, storage, accounts, bus, park: parked.deadLetters };
    const relay = relayFunction(this, parts);
    const api = apiFunction(this, parts);
    const control = controlFunction(this, { ...parts, relay });
    wakeFunction(this, { ...parts, wake, timeout: WAKE_TIMEOUT });
    new Sweep(this, 'Sweep', { ...parts, failed: parked.deadLetters });
    for (const [reaction, consumers] of Object.entries(reactions)) {
      new Reaction(this, `Reaction-${reaction}`, { reaction, consumers, bus, environment, grants: tenantGrants(parts), stage });
    }
    const entrance = new HttpEntrance(this, 'Http', { api: api.function, control: control.function });
    new CfnOutput(this, 'ApiId', { value: entrance.api.apiId });
    new CfnOutput(this, 'WebEnvironment', { value: this.toJsonString(environment) });
  }

  private environmentOf(made: {
    stage: Stage;
    storage: TenantStorage;
    accounts: Accounts;
    bus: EventBus;
    wake: QueueWithDeadLetters;
  }): Record<string, string> {
    const { stage, storage, accounts, bus, wake } = made;
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
      KEHILA_FILES_ORIGIN: stage.name === 'local' ? `http://files.localhost:${stage.publicPort}` : `https://${storage.files.bucketRegionalDomainName}`,
      KEHILA_BUS_NAME: bus.eventBusName,
      KEHILA_MAIL_FROM: stage.mailFrom,
      KEHILA_CURSOR_KEY: this.key('CursorKey', 'KEHILA_CURSOR_KEY', stage),
      KEHILA_EDGE_KEY: this.key('EdgeKey', 'KEHILA_EDGE_KEY', stage),
      KEHILA_WAKE_QUEUE_ARN: wake.queue.queueArn,
      KEHILA_SCHEDULE_ROLE_ARN: storage.scheduleRole.roleArn,
      ...(process.env['KEHILA_RATE_FACTOR'] !== undefined && stage.name === 'local' && { KEHILA_RATE_FACTOR: process.env['KEHILA_RATE_FACTOR'] }),
    };
  }

  /** A key made by Secrets Manager and never in the template; on a laptop one made at the first start. */
  private key(id: string, variable: string, stage: Stage): string {
    if (stage.name === 'local') {
      const value = process.env[variable];
      if (value === undefined) throw new Error(`${variable} is not set; npm start makes it`);
      return value;
    }
    const secret = new Secret(this, id, { generateSecretString: { passwordLength: 48, excludePunctuation: true } });
    return SecretValue.secretsManager(secret.secretArn).unsafeUnwrap();
  }
}
