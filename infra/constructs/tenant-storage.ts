import { Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import {
  AccountRootPrincipal,
  PolicyDocument,
  PolicyStatement,
  Role,
  ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ARRIVING } from '#shared/model/upload.ts';
import { tenantSessionPolicy } from '#functions/cloud/tenant-credentials.ts';
import type { QueueWithDeadLetters } from './queue-with-dead-letters.ts';
import type { Stage } from '../stage.ts';
import type { AccessLogs } from './access-logs.ts';
import { allow, giveReasons, type Grant } from './grants.ts';

interface StatementJson {
  readonly Resource: string | string[];
}

const REASON =
  'Tenants are made at run time, so their tables, files and timers are known by a pattern only; each use of the role is narrowed to one tenant by a session policy.';

/**
 * Where tenants are kept: the directory, the bucket, and the one role that reaches their tables. The
 * role is only ever assumed with a session policy for one tenant; tables themselves are made at sign-up.
 */
export class TenantStorage extends Construct {
  readonly directory: TableV2;
  readonly files: Bucket;
  readonly tablePrefix: string;
  readonly tenantRole: Role;
  /** Lets EventBridge Scheduler put timers into the wake queue, or beside it. */
  readonly scheduleRole: Role;

  constructor(
    scope: Construct,
    id: string,
    props: { stage: Stage; wake: QueueWithDeadLetters; logs?: AccessLogs | undefined },
  ) {
    super(scope, id);
    this.tablePrefix = `${Stack.of(this).stackName.toLowerCase()}-t-`;
    this.directory = this.makeDirectory(props.stage);
    this.files = this.makeFiles(props);
    const { wake } = props;
    const wakes = allow(['sqs:SendMessage'], [wake.queue.queueArn, wake.deadLetters.queueArn]);
    this.scheduleRole = new Role(this, 'ScheduleRole', {
      // Only schedules of this account: another's could otherwise borrow the role.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
      inlinePolicies: { wake: new PolicyDocument({ statements: [wakes.statement] }) },
    });
    const ofTenants = this.ofAllTenants();
    this.tenantRole = new Role(this, 'TenantRole', {
      // Which functions may assume it stands in their own policies; without one it opens nothing.
      assumedBy: new AccountRootPrincipal(),
      inlinePolicies: {
        allTenants: new PolicyDocument({ statements: ofTenants.map(({ statement }) => statement) }),
      },
    });
    giveReasons(this.tenantRole, ofTenants);
  }

  private makeDirectory({ name }: Stage): TableV2 {
    const isLocal = name === 'local';
    const index = (indexName: string) => ({
      indexName,
      partitionKey: { name: `${indexName}pk`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    return new TableV2(this, 'Directory', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      globalSecondaryIndexes: [index('gsi1'), index('gsi2')],
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !isLocal,
      removalPolicy: isLocal ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
    });
  }

  private makeFiles({ stage, logs }: { stage: Stage; logs?: AccessLogs | undefined }): Bucket {
    const isLocal = stage.name === 'local';
    return new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: !isLocal,
      versioned: !isLocal,
      removalPolicy: isLocal ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      lifecycleRules: [
        {
          abortIncompleteMultipartUploadAfter: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(35),
          expiredObjectDeleteMarker: true,
        },
        // Announced, sent, and never looked at: no post can show it.
        {
          prefix: ARRIVING,
          expiration: Duration.days(1),
          noncurrentVersionExpiration: Duration.days(1),
        },
      ],
      cors: [
        {
          allowedMethods: [HttpMethods.POST, HttpMethods.GET],
          allowedOrigins: [`https://*.${stage.apex}`],
          allowedHeaders: ['*'],
        },
      ],
      ...(logs !== undefined && { serverAccessLogsBucket: logs.bucket, serverAccessLogsPrefix: 'files/' }),
    });
  }

  /** The widest a tenant's credentials could be: the session policy with a star for the tenant, in this account and region. */
  private ofAllTenants(): Grant[] {
    const names = {
      KEHILA_TENANT_TABLE_PREFIX: this.tablePrefix,
      KEHILA_FILES_BUCKET: this.files.bucketName,
      KEHILA_TENANT_ROLE_ARN: '',
      KEHILA_SCHEDULE_ROLE_ARN: this.scheduleRole.roleArn,
    };
    const { Statement } = JSON.parse(tenantSessionPolicy(names, 'tnt_*')) as { Statement: StatementJson[] };
    return Statement.map((json) => {
      const Resource = [json.Resource]
        .flat()
        .map((arn) => arn.replace(':*:*:', `:${Aws.REGION}:${Aws.ACCOUNT_ID}:`));
      return { statement: PolicyStatement.fromJson({ ...json, Resource }), reason: REASON };
    });
  }
}
