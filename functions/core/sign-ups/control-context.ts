import type { Id, IdKind } from '#shared/ids.ts';
import type { Directory } from '#functions/table/directory.ts';
import type { SignUps } from '#functions/table/sign-ups.ts';
import type { TenantTable } from '#functions/table/tenant-table.ts';
import type { Log } from '../context.ts';
import type { Identity, Mail, Ports } from '../ports.ts';

/** Makes and removes what a tenant stands on. Every act may be repeated. */
export interface Provisioner {
  /** The table with its indexes, stream and forgetting, ready to be written to; with backups in production. */
  makeTable(tenantId: Id<'tenant'>): Promise<void>;
  /** The table's events reach the relay. */
  wireStream(tenantId: Id<'tenant'>): Promise<void>;
  /** Removes the table and its wiring, with everything in it. In production the table is let go of first. */
  dropTable(tenantId: Id<'tenant'>): Promise<void>;
}

/** What only the control function has. */
export interface Control {
  readonly signUps: SignUps;
  readonly identity: Identity;
  readonly sendMail: (mail: Mail) => Promise<void>;
  readonly provisioner: Provisioner;
  /** What the provisioner calls a tenant's table. */
  readonly tableNameOf: (tenantId: Id<'tenant'>) => string;
}

/** Everything an operation on the product's own host may depend on. There is no tenant and no actor yet. */
export interface ControlContext extends Control {
  readonly directory: Directory;
  /** A tenant's own table, with that tenant's credentials. */
  readonly openTenant: (tenantId: Id<'tenant'>) => { readonly table: TenantTable; readonly ports: Ports };
  /** Where a tenant is visited, without a slash at the end. */
  readonly originOf: (slug: string) => string;
  readonly now: () => string;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
  readonly log: Log;
  readonly requestId: string;
  readonly correlationId: string;
  readonly isLocal: boolean;
}
