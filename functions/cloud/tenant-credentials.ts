import { AssumeRoleCommand, type STSClient } from '@aws-sdk/client-sts';
import type { AwsCredentialIdentity } from '@aws-sdk/types';
import type { Id } from '#shared/ids.ts';
import { ARRIVING } from '#shared/model/upload.ts';
import type { Settings } from './settings.ts';

type Names = Pick<
  Settings,
  'KEHILA_TENANT_TABLE_PREFIX' | 'KEHILA_FILES_BUCKET' | 'KEHILA_TENANT_ROLE_ARN' | 'KEHILA_SCHEDULE_ROLE_ARN'
>;

/** Name of a tenant's table. */
export const tenantTableName = (
  settings: Pick<Settings, 'KEHILA_TENANT_TABLE_PREFIX'>,
  tenantId: Id<'tenant'>,
): string => `${settings.KEHILA_TENANT_TABLE_PREFIX}${tenantId}`;

/** Scheduler takes 64 characters; the tenant's 26 and the timer's own name fit. */
export const scheduleName = (tenantId: Id<'tenant'>, name: string): string => `${tenantId.slice(4)}-${name}`;

/**
 * What a tenant's credentials may do: their table, their files, their timers, nothing else. The role
 * behind it reaches all tenants, so no code may assume it without this policy. At most 2,048
 * characters (STS).
 */
export function tenantSessionPolicy(names: Names, tenantId: Id<'tenant'>): string {
  const table = `arn:aws:dynamodb:*:*:table/${tenantTableName(names, tenantId)}`;
  const bucket = `arn:aws:s3:::${names.KEHILA_FILES_BUCKET}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'GetItem',
          'BatchGetItem',
          'Query',
          'PutItem',
          'UpdateItem',
          'DeleteItem',
          'ConditionCheckItem',
          'BatchWriteItem',
        ].map((action) => `dynamodb:${action}`),
        Resource: [table, `${table}/index/*`],
      },
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'],
        Resource: [`${bucket}/${tenantId}/*`, `${bucket}/${ARRIVING}${tenantId}/*`],
      },
      {
        Effect: 'Allow',
        Action: [
          'scheduler:CreateSchedule',
          'scheduler:UpdateSchedule',
          'scheduler:DeleteSchedule',
          'scheduler:GetSchedule',
        ],
        Resource: `arn:aws:scheduler:*:*:schedule/default/${scheduleName(tenantId, '*')}`,
      },
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: names.KEHILA_SCHEDULE_ROLE_ARN },
    ],
  });
}

/** 15 minutes is the shortest session STS gives. */
const SESSION_SECONDS = 900;
/** Renewed this long before they end, so that no request runs out of them. */
const RENEW_BEFORE_MS = 120_000;

/**
 * Credentials that reach one tenant. Cached per tenant; the SDK asks again when they are about to end.
 */
export function tenantCredentials(
  sts: STSClient,
  names: Names,
  tenantId: Id<'tenant'>,
): () => Promise<AwsCredentialIdentity> {
  return async () => {
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: names.KEHILA_TENANT_ROLE_ARN,
        RoleSessionName: tenantId.slice(0, 64),
        Policy: tenantSessionPolicy(names, tenantId),
        DurationSeconds: SESSION_SECONDS,
      }),
    );
    const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = Credentials ?? {};
    if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration)
      throw new Error('STS answered without credentials');
    return {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: new Date(Expiration.getTime() - RENEW_BEFORE_MS),
    };
  };
}
