import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { reactions } from '#events/consumers/index.ts';
import { AccessLogs } from '../constructs/access-logs.ts';
import { Accounts } from '../constructs/accounts.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { environmentOf } from '../constructs/environment.ts';
import { HttpEntrance } from '../constructs/http-entrance.ts';
import { Keys } from '../constructs/keys.ts';
import { MailIdentity } from '../constructs/mail-identity.ts';
import { QueueWithDeadLetters } from '../constructs/queue-with-dead-letters.ts';
import { Reaction } from '../constructs/reaction.ts';
import { Site } from '../constructs/site.ts';
import { Sweep } from '../constructs/sweep.ts';
import {
  apiFunction,
  controlFunction,
  mailGrant,
  relayFunction,
  tenantGrants,
  wakeFunction,
  type FunctionParts,
} from '../constructs/tenant-functions.ts';
import { TenantStorage } from '../constructs/tenant-storage.ts';
import { Watch } from '../constructs/watch.ts';
import type { Stage } from '../stage.ts';

/** A webhook call may take 15 s, and a batch has five. */
const WAKE_TIMEOUT = Duration.seconds(90);
/** The reactions that write mails. */
const WRITES_MAILS = new Set(['notify']);

/** The whole product in one stack: parts are made in constructs, wired here. */
export class KehilaStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { stage: Stage }) {
    super(scope, id, props);
    const { stage } = props;
    const visibilityTimeout = Duration.seconds(WAKE_TIMEOUT.toSeconds() * stage.visibilityFactor);
    const wake = new QueueWithDeadLetters(this, 'WakeQueue', { visibilityTimeout, stage });
    const park = new DeadLetters(this, 'Parked', stage).queue;
    const logs = stage.name === 'production' ? new AccessLogs(this, 'AccessLogs') : undefined;
    const storage = new TenantStorage(this, 'TenantStorage', { stage, wake, logs });
    const accounts = new Accounts(this, 'Accounts', stage);
    const bus = new EventBus(this, 'Bus');
    const keys = new Keys(this, 'Keys', stage);
    new MailIdentity(this, 'Mail', stage);

    const environment = environmentOf({ stage, storage, accounts, bus, wake, keys });
    const parts: FunctionParts = { stage, environment, storage, accounts, bus, park };
    const api = apiFunction(this, parts);
    const control = controlFunction(this, { ...parts, relay: relayFunction(this, parts) });
    wakeFunction(this, { ...parts, wake, timeout: WAKE_TIMEOUT });
    new Sweep(this, 'Sweep', parts);
    const queues = { wake, ...this.react(parts) };

    const entrance = new HttpEntrance(this, 'Http', stage);
    entrance.serve({ api: api.function, control: control.function });
    if (logs !== undefined) {
      new Site(this, 'Site', { ...parts, entrance, logs, edgeKey: keys.edge });
      new Watch(this, 'Watch', { whole: this, alarmMail: stage.alarmMail });
    }
    this.tell({ apiId: entrance.api.apiId, environment, queues, park, isLocal: stage.name === 'local' });
  }

  /** One rule, queue and function for each folder of consumers. */
  private react(parts: FunctionParts): Record<string, QueueWithDeadLetters> {
    const { bus, environment, stage } = parts;
    const made = Object.entries(reactions).map(([reaction, consumers]) => {
      const grants = WRITES_MAILS.has(reaction)
        ? [...tenantGrants(parts), mailGrant(parts)]
        : tenantGrants(parts);
      const { queues } = new Reaction(this, `Reaction-${reaction}`, {
        reaction,
        consumers,
        bus,
        environment,
        grants,
        stage,
      });
      return [reaction, queues] as const;
    });
    return Object.fromEntries(made);
  }

  /** What the front server, the command line and the tests need to know. Keys are said on a laptop only. */
  private tell(made: {
    apiId: string;
    environment: Record<string, string>;
    queues: Record<string, QueueWithDeadLetters>;
    park: IQueue;
    isLocal: boolean;
  }): void {
    const { apiId, environment, queues, park, isLocal } = made;
    const { KEHILA_EDGE_KEY: _edge, KEHILA_CURSOR_KEY: _cursor, ...open } = environment;
    const urls = Object.entries(queues).map(([name, { queue, deadLetters }]) => [
      name,
      { queue: queue.queueUrl, deadLetters: deadLetters.queueUrl },
    ]);
    new CfnOutput(this, 'ApiId', { value: apiId });
    new CfnOutput(this, 'WebEnvironment', { value: this.toJsonString(isLocal ? environment : open) });
    new CfnOutput(this, 'Queues', {
      value: this.toJsonString({ ...Object.fromEntries(urls), parked: { deadLetters: park.queueUrl } }),
    });
  }
}
