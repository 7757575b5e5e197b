import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { STSClient } from '@aws-sdk/client-sts';
import type { Id } from '#shared/ids.ts';
import type { Ports } from '#functions/core/ports.ts';
import { directory } from '#functions/table/directory.ts';
import { cursorSigner } from '#functions/table/cursor.ts';
import { tenantTable, type TenantTable } from '#functions/table/tenant-table.ts';
import { documentClient } from './clients.ts';
import { files } from './files.ts';
import { identity } from './identity.ts';
import { mailer } from './mail.ts';
import { schedules } from './schedules.ts';
import type { Settings } from './settings.ts';
import { tenantCredentials, tenantTableName } from './tenant-credentials.ts';
import { callWebhook } from './call-webhook.ts';

/** Everything of one tenant, reached with that tenant's credentials. */
export interface TenantCloud {
  readonly table: TenantTable;
  readonly ports: Ports;
}

/** Opens tenants. One per process; a tenant's handle is kept, with credentials that renew themselves. */
export type OpenTenant = (tenantId: Id<'tenant'>) => TenantCloud;

/** Tenants kept open in one process; the one unused longest is closed first. */
const MOST_OPEN = 200;

/** Builds the opener from the function's settings. Called once, by an entry. */
export function tenantOpener(settings: Settings): OpenTenant {
  const region = settings.AWS_REGION;
  const sts = new STSClient({ region });
  const accounts = identity(new CognitoIdentityProviderClient({ region }), settings);
  const sendMail = mailer(new SESv2Client({ region }), settings.KEHILA_MAIL_FROM);
  const tenants = directory(documentClient(region), settings.KEHILA_DIRECTORY_TABLE);
  const isLocal = settings.KEHILA_STAGE === 'local';
  const open = new Map<Id<'tenant'>, TenantCloud>();

  const build = (tenantId: Id<'tenant'>): TenantCloud => {
    const credentials = tenantCredentials(sts, settings, tenantId);
    const s3 = new S3Client({ region, credentials, forcePathStyle: isLocal });
    const browserClient = isLocal ? new S3Client({ region, credentials, forcePathStyle: true, endpoint: settings.KEHILA_FILES_ORIGIN }) : s3;
    return {
      table: tenantTable({
        tenantId,
        tableName: tenantTableName(settings, tenantId),
        client: documentClient(region, credentials),
        cursors: cursorSigner(settings.KEHILA_CURSOR_KEY, tenantId),
      }),
      ports: {
        schedules: schedules(new SchedulerClient({ region, credentials }), settings, tenantId),
        identity: accounts,
        files: files({ client: s3, browserClient }, settings.KEHILA_FILES_BUCKET, tenantId),
        sendMail,
        callWebhook: callWebhook({ allowPrivate: isLocal }),
        describeTenant: (change) => tenants.rename(tenantId, change),
      },
    };
  };

  return (tenantId) => {
    const known = open.get(tenantId) ?? build(tenantId);
    open.delete(tenantId);
    open.set(tenantId, known);
    const oldest = open.keys().next();
    if (open.size > MOST_OPEN && oldest.done !== true) open.delete(oldest.value);
    return known;
  };
}
