import { Aws, Duration } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  OriginSslPolicy,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import type { Stage } from '../stage.ts';
import type { AccessLogs } from './access-logs.ts';
import { acknowledge } from './acknowledge.ts';
import type { StaticFiles } from './static-files.ts';
import { VIEWER_REQUEST } from './viewer-request.ts';

interface EdgeProps {
  readonly stage: Stage;
  readonly apiId: string;
  /** What proves to the API that a request came through here. */
  readonly edgeKey: string;
  readonly files: StaticFiles;
  readonly logs: AccessLogs;
}

/** Two years, as hstspreload.org asks. The web says the same on its pages. */
const TLS_ONLY = { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: false };

const SECURITY: ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  strictTransportSecurity: TLS_ONLY,
  referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.STRICT_ORIGIN_WHEN_CROSS_ORIGIN, override: false },
  frameOptions: { frameOption: HeadersFrameOption.DENY, override: false },
};

/** The front door of the product's host and of all tenants' hosts: static files from S3, everything else from the HTTP API. */
export class Edge extends Construct {
  readonly distribution: Distribution;

  constructor(scope: Construct, id: string, props: EdgeProps) {
    super(scope, id);
    const { stage, files, logs } = props;
    const fromFiles = this.fromFiles(files);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `Kehila at ${stage.apex}`,
      domainNames: [stage.apex, `*.${stage.apex}`],
      certificate: Certificate.fromCertificateArn(this, 'Certificate', stage.certificateArn ?? ''),
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      httpVersion: HttpVersion.HTTP2_AND_3,
      defaultBehavior: this.fromApi(props),
      additionalBehaviors: Object.fromEntries(files.paths.map((path) => [path, fromFiles])),
      logBucket: logs.bucket,
      logFilePrefix: 'edge/',
      logIncludesCookies: false,
    });
    acknowledge(this.distribution, {
      'AwsSolutions-CFR1': 'Communities are read from everywhere; no country is shut out.',
      'AwsSolutions-CFR2':
        'Changes and sign-in are limited per member and address in the application. A web firewall costs at least 6 dollars a month for an idle deployment: an operator adds it when needed (docs/deploy.md).',
    });
  }

  /** Never cached: what a page shows depends on the host and on who reads. The web compresses its own pages. */
  private fromApi({ apiId, edgeKey }: EdgeProps): BehaviorOptions {
    const host = new EdgeFunction(this, 'ViewerRequest', {
      code: FunctionCode.fromInline(VIEWER_REQUEST),
      runtime: FunctionRuntime.JS_2_0,
      comment: 'Hands the viewer’s host to the origin',
    });
    const origin = new HttpOrigin(`${apiId}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`, {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      originSslProtocols: [OriginSslPolicy.TLS_V1_2],
      customHeaders: { 'x-kehila-edge': edgeKey },
      readTimeout: Duration.seconds(30),
    });
    return {
      origin,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', {
        securityHeadersBehavior: SECURITY,
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      functionAssociations: [{ function: host, eventType: FunctionEventType.VIEWER_REQUEST }],
    };
  }

  /** Compressed here and kept as long as the file says. */
  private fromFiles({ bucket }: StaticFiles): BehaviorOptions {
    const policy = {
      contentSecurityPolicy:
        "default-src 'self'; style-src 'self' 'unsafe-inline'; object-src 'none'; frame-ancestors 'none'",
      override: true,
    };
    return {
      origin: S3BucketOrigin.withOriginAccessControl(bucket),
      allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'FileHeaders', {
        securityHeadersBehavior: { ...SECURITY, contentSecurityPolicy: policy },
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
    };
  }
}
