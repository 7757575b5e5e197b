import { HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { routes } from '#shared/api/index.ts';

interface Functions {
  readonly api: LambdaFunction;
  readonly control: LambdaFunction;
  /** Production only; on a laptop the front server renders pages itself. */
  readonly web?: LambdaFunction | undefined;
}

/** The HTTP API. Routes of the product's own host go to control, all others to the api; pages to the web. */
export class HttpEntrance extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { api, control, web }: Functions) {
    super(scope, id);
    this.api = new HttpApi(this, 'Api', { createDefaultStage: true });
    const toControl = new HttpLambdaIntegration('Control', control);
    const rootPaths = new Set(Object.values(routes).filter(({ host }) => host === 'root').map(({ path }) => path));
    for (const path of rootPaths) this.api.addRoutes({ path: `/api/v1${path}`, methods: [HttpMethod.ANY], integration: toControl });
    this.api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration: new HttpLambdaIntegration('Api', api) });
    if (web !== undefined) this.api.addRoutes({ path: '/{proxy+}', methods: [HttpMethod.ANY], integration: new HttpLambdaIntegration('Web', web) });
  }
}
