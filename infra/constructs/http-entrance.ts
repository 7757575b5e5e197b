import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { routes } from '#shared/api/index.ts';
import type { Stage } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import { alarmAtFirst } from './alarm-at-first.ts';

interface Functions {
  readonly api: LambdaFunction;
  readonly control: LambdaFunction;
}

/** So many answers of the server's own fault within five minutes are no single mishap. */
const FAULTS = 5;
/** One line a request: no address, no query, nothing a person wrote. */
const LINE = JSON.stringify({
  requestId: '$context.requestId',
  routeKey: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
});

/** The HTTP API. Routes of the product's own host go to control, all others to the api; pages to the web. */
export class HttpEntrance extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: false });
    // Only AWS keeps access logs; the emulator has its own.
    const logged = stage.name === 'production' && {
      accessLogSettings: { destination: this.logDestination(), format: AccessLogFormat.custom(LINE) },
    };
    new HttpStage(this, 'Stage', { httpApi: this.api, stageName: '$default', autoDeploy: true, ...logged });
    alarmAtFirst(this, 'Faults', {
      metric: this.api.metricServerError({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: FAULTS,
      description: `${FAULTS} requests within five minutes were answered with a server error`,
    });
    acknowledge(this, {
      'AwsSolutions-APIG4':
        'Each contract says who may call its route; the functions check the edge key, the session or token and the permission, and test/flow asks every route without any.',
    });
  }

  /** Gives the product's own routes to control and every other one of the API to the api. */
  serve({ api, control }: Functions): void {
    const toControl = new HttpLambdaIntegration('Control', control);
    const rootPaths = new Set(
      Object.values(routes)
        .filter(({ host }) => host === 'root')
        .map(({ path }) => path),
    );
    for (const path of rootPaths)
      this.api.addRoutes({ path: `/api/v1${path}`, methods: [HttpMethod.ANY], integration: toControl });
    this.api.addRoutes({
      path: '/api/{proxy+}',
      methods: [HttpMethod.ANY],
      integration: new HttpLambdaIntegration('Api', api),
    });
  }

  /** Everything that is not the API is a page. On a laptop the front server renders pages itself. */
  servePages(web: LambdaFunction): void {
    const integration = new HttpLambdaIntegration('Web', web);
    new HttpRoute(this, 'Pages', { httpApi: this.api, routeKey: HttpRouteKey.DEFAULT, integration });
  }

  private logDestination(): LogGroupLogDestination {
    return new LogGroupLogDestination(
      new LogGroup(this, 'AccessLog', { retention: RetentionDays.ONE_MONTH }),
    );
  }
}
