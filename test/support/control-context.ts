import { CreateTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Id } from '#shared/ids.ts';
import type { Mail } from '#functions/core/ports.ts';
import type { ControlContext } from '#functions/core/sign-ups/control-context.ts';
import { createTenantTable, deleteTenantTable } from '#functions/table/create-tenant-table.ts';
import { cursorSigner } from '#functions/table/cursor.ts';
import { directory } from '#functions/table/directory.ts';
import { signUps } from '#functions/table/sign-ups.ts';
import { tenantTable } from '#functions/table/tenant-table.ts';
import { guardKeys } from './key-gate.ts';
import { localTableClients } from './local-table.ts';
import { recordedPorts, type RecordedPorts } from './recorded-ports.ts';
import { testClock, type TestClock } from './test-clock.ts';

/** The product's own host with a directory of its own: tables are real, streams and mails are recorded. */
export interface TestControl {
  readonly ctx: ControlContext;
  readonly clock: TestClock;
  readonly mails: readonly Mail[];
  readonly accounts: RecordedPorts['accounts'];
  /** Tenants whose streams were wired and whose tables were dropped, in order. */
  readonly wired: Id<'tenant'>[];
  readonly dropped: Id<'tenant'>[];
  /** The code in the last mail to an address. */
  codeFor(email: string): string;
  /** The next time the named act is done it fails once, as a function that dies there would. */
  failOnceAt(act: 'makeTable' | 'wireStream' | 'rooms' | 'open'): void;
}

async function createDirectory(client: DynamoDBClient, TableName: string): Promise<void> {
  const index = (name: string) => ({
    IndexName: name,
    KeySchema: [{ AttributeName: `${name}pk`, KeyType: 'HASH' as const }],
    Projection: { ProjectionType: 'ALL' as const },
  });
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: ['pk', 'gsi1pk', 'gsi2pk'].map((AttributeName) => ({
        AttributeName,
        AttributeType: 'S',
      })),
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [index('gsi1'), index('gsi2')],
    }),
  );
}

/** Starts an empty directory. */
export async function startControl(): Promise<TestControl> {
  const { client, document } = localTableClients();
  const clock = testClock();
  const directoryName = `directory-${clock.newId('tenant')}`;
  await createDirectory(client, directoryName);
  const recorded = recordedPorts();
  const wired: Id<'tenant'>[] = [];
  const dropped: Id<'tenant'>[] = [];
  const failing = new Set<string>();
  const failOnce = (act: string): void => {
    if (failing.delete(act)) throw new Error(`The function died at ${act}`);
  };
  const tableNameOf = (tenantId: Id<'tenant'>): string => `test-${tenantId}`;
  const tenants = directory(document, directoryName);
  const ctx: ControlContext = {
    directory: {
      ...tenants,
      async setStatus(tenantId, status) {
        failOnce('open');
        await tenants.setStatus(tenantId, status);
      },
    },
    signUps: signUps(document, directoryName),
    identity: recorded.ports.identity,
    sendMail: recorded.ports.sendMail,
    provisioner: {
      async makeTable(tenantId) {
        failOnce('makeTable');
        await createTenantTable(client, { tableName: tableNameOf(tenantId), tenantId, isProtected: false });
      },
      async wireStream(tenantId) {
        failOnce('wireStream');
        wired.push(tenantId);
      },
      async dropTable(tenantId) {
        dropped.push(tenantId);
        await deleteTenantTable(client, tableNameOf(tenantId));
      },
    },
    openTenant(tenantId) {
      failOnce('rooms');
      const own = localTableClients().document;
      guardKeys(own, tenantId);
      const cursors = cursorSigner('a-key-for-tests-of-32-characters-or-more', tenantId);
      return {
        table: tenantTable({ tenantId, tableName: tableNameOf(tenantId), client: own, cursors }),
        ports: recorded.ports,
      };
    },
    originOf: (slug) => `http://${slug}.localhost:3000`,
    tableNameOf,
    now: clock.now,
    newId: clock.newId,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    requestId: 'test-request',
    correlationId: 'test-correlation',
    isLocal: true,
  };
  return {
    ctx,
    clock,
    mails: recorded.mails,
    accounts: recorded.accounts,
    wired,
    dropped,
    codeFor(email) {
      const code = /\b\d{6}\b/.exec(recorded.mails.findLast(({ to }) => to === email)?.text ?? '')?.[0];
      if (code === undefined) throw new Error(`No code was mailed to ${email}`);
      return code;
    },
    failOnceAt(act) {
      failing.add(act);
    },
  };
}
