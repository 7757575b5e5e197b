import { Duration } from 'aws-cdk-lib';
import { Alarm, AlarmStatusWidget, Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { alarmAtFirst } from './alarm-at-first.ts';

/** SES pauses an account at 10 % bounces and 0.5 % complaints (its sending review process): half of that is time to act. */
const MOST_BOUNCES = 0.05;
const MOST_COMPLAINTS = 0.0025;

const PERIOD = Duration.minutes(5);
const account = (namespace: string, metricName: string, statistic: string): Metric =>
  new Metric({ namespace, metricName, statistic, period: PERIOD });

interface WatchProps {
  /** What is watched: every alarm, function and queue below it. */
  readonly whole: Construct;
  readonly alarmMail?: string | undefined;
}

/** Tells people about every alarm, and shows all of them on one page. Made last, when everything else is there. */
export class Watch extends Construct {
  readonly topic: Topic;

  constructor(scope: Construct, id: string, { whole, alarmMail }: WatchProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Alarms', { enforceSSL: true });
    if (alarmMail !== undefined) this.topic.addSubscription(new EmailSubscription(alarmMail));
    this.watchAccount();
    const parts = whole.node.findAll();
    const alarms = parts.filter((part) => part instanceof Alarm);
    for (const alarm of alarms) {
      alarm.addAlarmAction(new SnsAction(this.topic));
      alarm.addOkAction(new SnsAction(this.topic));
    }
    // Without CDK's own helper, which runs at deployments; a dashboard of up to 50 metrics is free.
    const functions = parts
      .filter((part) => part instanceof LambdaFunction)
      .filter(({ node }) => !node.path.includes('Custom::'));
    const queues = parts.filter((part) => part instanceof Queue);
    new Dashboard(this, 'Dashboard', {
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 })],
        [
          graph(
            'Invocations',
            functions.map((one) => one.metricInvocations({ period: PERIOD, label: one.node.path })),
          ),
          graph(
            'Errors',
            functions.map((one) => one.metricErrors({ period: PERIOD, label: one.node.path })),
          ),
          graph(
            'Duration, p95, ms',
            functions.map((one) =>
              one.metricDuration({ period: PERIOD, statistic: 'p95', label: one.node.path }),
            ),
          ),
        ],
        [
          graph(
            'Messages waiting',
            queues.map((one) =>
              one.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: one.node.path }),
            ),
          ),
        ],
      ],
    });
  }

  /** What no single part of ours sees. */
  private watchAccount(): void {
    alarmAtFirst(this, 'Throttles', {
      metric: account('AWS/Lambda', 'Throttles', 'Sum'),
      description: 'A function was refused for the account’s limit of concurrent runs: ask for more',
    });
    alarmAtFirst(this, 'DroppedTimers', {
      metric: account('AWS/Scheduler', 'InvocationDroppedCount', 'Sum'),
      description:
        'EventBridge Scheduler gave up on a timer; the sweep does its work at most five minutes later',
    });
    alarmAtFirst(this, 'Bounces', {
      metric: account('AWS/SES', 'Reputation.BounceRate', 'Average'),
      threshold: MOST_BOUNCES,
      description: 'Many mails come back: SES stops sending at 10 %',
    });
    alarmAtFirst(this, 'Complaints', {
      metric: account('AWS/SES', 'Reputation.ComplaintRate', 'Average'),
      threshold: MOST_COMPLAINTS,
      description: 'Many mails are called spam: SES stops sending at 0.5 %',
    });
  }
}

const graph = (title: string, left: Metric[]): GraphWidget =>
  new GraphWidget({ title, left, width: 8, height: 8 });
