import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, ProjectionType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods } from 'aws-cdk-lib/aws-s3';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { tenantSessionPolicy } from '#functions/cloud/tenant-credentials.ts';
import type { Stage } from '../stage.ts';
import { allow } from './app-function.ts';

/**
 * Where tenants are kept: the directory, the bucket, and the one role that reaches their tables. The
 * role is only ever assumed with a session policy for one tenant; tables themselves are made at sign-up.
 */
export class TenantStorage extends Construct {
  readonly directory: TableV2;
  readonly files: Bucket;
  readonly tablePrefix: string;
  readonly tenantRole: Role;
  /** Lets EventBridge Scheduler put timers into the wake queue. */
  readonly scheduleRole: Role;

  constructor(scope: Construct, id: string, props: { stage: Stage; wakeQueue: IQueue }) {
    super(scope, id);
    const isLocal = props.stage.name === 'local';
    const removalPolicy = isLocal ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
    const index = (name: string) => ({
      indexName: name,
      partitionKey: { name: `${name}pk`, type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.directory = new TableV2(this, 'Directory', {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      globalSecondaryIndexes: [index('gsi1'), index('gsi2')],
      timeToLiveAttribute: 'ttl',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: !isLocal,
      removalPolicy,
    });
    this.files = new Bucket(this, 'Files', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: !isLocal,
      versioned: !isLocal,
      removalPolicy,
      lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1), noncurrentVersionExpiration: Duration.days(35) }],
      cors: [{ allowedMethods: [HttpMethods.POST, HttpMethods.GET], allowedOrigins: [`https://*.${props.stage.apex}`], allowedHeaders: ['*'] }],
    });
    this.tablePrefix = `${Stack.of(this).stackName.toLowerCase()}-t-`;
    this.scheduleRole = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com'),
      inlinePolicies: { wake: new PolicyDocument({ statements: [allow(['sqs:SendMessage'], [props.wakeQueue.queueArn])] }) },
    });
    this.tenantRole = new Role(this, 'TenantRole', {
      // Which functions may assume it stands in their own policies; without one it opens nothing.
      assumedBy: new AccountRootPrincipal(),
      inlinePolicies: { allTenants: this.allTenants() },
    });
  }

  /** The widest a tenant's credentials could be: the session policy with a star for the tenant. */
  private allTenants(): PolicyDocument {
    const names = {
      KEHILA_TENANT_TABLE_PREFIX: this.tablePrefix,
      KEHILA_FILES_BUCKET: this.files.bucketName,
      KEHILA_TENANT_ROLE_ARN: '',
    };
    const { Statement } = JSON.parse(tenantSessionPolicy(names, 'tnt_*')) as { Statement: Record<string, unknown>[] };
    const statements = Statement.filter(({ Action }) => Action !== 'iam:PassRole').map((statement) => PolicyStatement.fromJson(statement));
    return new PolicyDocument({ statements: [...statements, allow(['iam:PassRole'], [this.scheduleRole.roleArn])] });
  }
}
