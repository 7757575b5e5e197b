import { Aws, DefaultStackSynthesizer, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { BucketDeployment, CacheControl, Source } from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';
import { readdirSync } from 'node:fs';
import { builtPath } from '../stage.ts';
import { acknowledge } from './acknowledge.ts';
import type { AccessLogs } from './access-logs.ts';
import { starFinding } from './grants.ts';

/** Names with a hash of the content in them never change. */
const IMMUTABLE = '_app/immutable/*';

/** The client files of the web. Older ones stay: a page open in a browser still asks for the script it was made with. */
export class StaticFiles extends Construct {
  readonly bucket: Bucket;
  /** What the distribution takes from here, `/_app/*` and each file at the top. */
  readonly paths: readonly string[];
  /** Both uploads; pages may only name files that are there. */
  readonly uploads: readonly Construct[];

  constructor(scope: Construct, id: string, { logs }: { logs: AccessLogs }) {
    super(scope, id);
    const folder = builtPath(this.node, 'web/client');
    this.paths = pathsIn(folder);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      serverAccessLogsBucket: logs.bucket,
      serverAccessLogsPrefix: 'static/',
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const common = { sources: [Source.asset(folder)], destinationBucket: this.bucket, prune: false };
    const lasting = [
      CacheControl.setPublic(),
      CacheControl.maxAge(Duration.days(365)),
      CacheControl.immutable(),
    ];
    this.uploads = [
      new BucketDeployment(this, 'Lasting', {
        ...common,
        exclude: ['*'],
        include: [IMMUTABLE],
        cacheControl: lasting,
      }),
      new BucketDeployment(this, 'Changing', {
        ...common,
        exclude: [IMMUTABLE],
        cacheControl: [CacheControl.noCache()],
      }),
    ];
    this.acceptUploader();
  }

  /** The function that CDK brings to copy the files at deployment. */
  private acceptUploader(): void {
    const uploader = Stack.of(this).node.children.find(({ node }) =>
      node.id.startsWith('Custom::CDKBucketDeployment'),
    );
    if (uploader === undefined) throw new Error('CDK names its uploader differently now');
    const assets = `arn:${Aws.PARTITION}:s3:::cdk-${DefaultStackSynthesizer.DEFAULT_QUALIFIER}-assets-${Aws.ACCOUNT_ID}-${Aws.REGION}/*`;
    const actions = ['GetBucket', 'GetObject', 'List', 'Abort', 'DeleteObject'].map(
      (action) => `AwsSolutions-IAM5[Action::s3:${action}*]`,
    );
    const resources = [assets, this.bucket.arnForObjects('*')].map((arn) => starFinding(uploader, arn));
    const copies =
      'Made by CDK: at deployments it copies from the bootstrap bucket into the one bucket of static files.';
    acknowledge(uploader, {
      ...Object.fromEntries([...actions, ...resources].map((finding) => [finding, copies])),
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole]':
        'Made by CDK: the managed policy lets its function write its own log.',
      'AwsSolutions-L1':
        'Made by CDK, which chooses the runtime of its own helper; it runs at deployments only.',
    });
  }
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => (entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`))
    .sort();
}
