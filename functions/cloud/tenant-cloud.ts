import { STSClient } from '@aws-sdk/client-sts';
import type { Id } from '#shared/ids.ts';
import type { Ports } from '#functions/core/ports.ts';
import { directory } from '#functions/table/directory.ts';
import { cursorSigner } from '#functions/table/cursor.ts';
import { tenantTable, type TenantTable } from '#functions/table/tenant-table.ts';
import { documentClient } from './clients.ts';
import type { Settings } from './settings.ts';
import { tenantCredentials, tenantTableName } from './tenant-credentials.ts';
import { ownPorts, sharedPorts } from './tenant-ports.ts';

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
  const shared = sharedPorts(settings);
  const tenants = directory(documentClient(region), settings.KEHILA_DIRECTORY_TABLE);
  const open = new Map<Id<'tenant'>, TenantCloud>();

  const build = (tenantId: Id<'tenant'>): TenantCloud => {
    const credentials = tenantCredentials(sts, settings, tenantId);
    return {
      table: tenantTable({
        tenantId,
        tableName: tenantTableName(settings, tenantId),
        client: documentClient(region, credentials),
        cursors: cursorSigner(settings.KEHILA_CURSOR_KEY, tenantId),
      }),
      ports: {
        ...shared,
        ...ownPorts(settings, tenantId, credentials),
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
