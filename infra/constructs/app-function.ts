import { Duration } from 'aws-cdk-lib';
import { PolicyDocument, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { builtPath } from '../stage.ts';
import { alarmAtFirst } from './alarm-at-first.ts';
import { allow, giveReasons, type Grant } from './grants.ts';

export interface AppFunctionProps {
  /** Name of the file in functions/entry and of the folder in dist/functions. */
  readonly entry: string;
  readonly environment: Record<string, string>;
  readonly timeout?: Duration;
  readonly memoryMb?: number;
  /** What it may do beside writing its log. Nothing unless named. */
  readonly grants?: readonly Grant[];
}

/** One Lambda of ours: ARM, Node 24, its own role with exactly the named rights, its own log kept for a month, an alarm on errors. */
export class AppFunction extends Construct {
  readonly function: LambdaFunction;
  readonly role: Role;

  constructor(scope: Construct, id: string, props: AppFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Log', { retention: RetentionDays.ONE_MONTH });
    const grants = [
      allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
      ...(props.grants ?? []),
    ];
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { own: new PolicyDocument({ statements: grants.map(({ statement }) => statement) }) },
    });
    this.function = new LambdaFunction(this, 'Function', {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: Code.fromAsset(builtPath(this.node, `functions/${props.entry}`)),
      role: this.role,
      environment: props.environment,
      timeout: props.timeout ?? Duration.seconds(15),
      memorySize: props.memoryMb ?? 512,
      logGroup,
    });
    alarmAtFirst(this, 'Errors', {
      metric: this.function.metricErrors({ period: Duration.minutes(5) }),
      description: `${props.entry} raised an error within five minutes`,
    });
    giveReasons(this.role, grants);
  }
}
