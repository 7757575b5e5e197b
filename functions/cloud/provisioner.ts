import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { Id } from '#shared/ids.ts';
import type { Provisioner } from '#functions/core/sign-ups/control-context.ts';
import type { TableMaker } from '#functions/table/create-tenant-table.ts';
import type { Settings } from './settings.ts';
import { followStream, leaveStream } from './stream-mapping.ts';
import { tenantTableName } from './tenant-credentials.ts';

type Names = Pick<Settings, 'KEHILA_STAGE' | 'KEHILA_TENANT_TABLE_PREFIX'>;

export interface ProvisionerParts {
  readonly tables: TableMaker;
  readonly lambda: LambdaClient;
  readonly names: Names;
  readonly relayArn: string;
  readonly parkQueueArn: string;
}

/** What tenants stand on, in AWS or the local cloud. The local one has no backups to switch on. */
export function provisioner({
  tables,
  lambda,
  names,
  relayArn,
  parkQueueArn,
}: ProvisionerParts): Provisioner {
  const isProduction = names.KEHILA_STAGE === 'production';
  const nameOf = (tenantId: Id<'tenant'>): string => tenantTableName(names, tenantId);
  return {
    async makeTable(tenantId) {
      const tableName = nameOf(tenantId);
      await tables.create({ tableName, tenantId, isProtected: isProduction });
      await tables.forgetExpired(tableName);
      if (isProduction) await tables.keepHistory(tableName);
    },
    async wireStream(tenantId) {
      const streamArn = await tables.findStream(nameOf(tenantId));
      if (streamArn === undefined) throw new Error(`The table of ${tenantId} has no stream`);
      await followStream(lambda, { streamArn, relayArn, parkQueueArn });
    },
    async dropTable(tenantId) {
      const streamArn = await tables.findStream(nameOf(tenantId));
      if (streamArn !== undefined) await leaveStream(lambda, streamArn, relayArn);
      await tables.remove(nameOf(tenantId));
    },
  };
}
