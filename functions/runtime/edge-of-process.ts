import { v7 as uuidv7 } from 'uuid';
import { idFromUuid } from '#shared/ids.ts';
import { documentClient } from '#functions/cloud/clients.ts';
import { createLog } from '#functions/cloud/log.ts';
import { readSettings } from '#functions/cloud/settings.ts';
import { tenantOpener } from '#functions/cloud/tenant-cloud.ts';
import type { Edge } from '#functions/middleware/edge.ts';
import { directory } from '#functions/table/directory.ts';

/** Builds what one process shares between its requests. Called once by each entry. */
export function edgeOfProcess(name: string, environment: Record<string, string | undefined>): Edge {
  const settings = readSettings(environment);
  return {
    settings,
    directory: directory(documentClient(settings.AWS_REGION), settings.KEHILA_DIRECTORY_TABLE),
    openTenant: tenantOpener(settings),
    log: createLog(name),
    clock: Date.now,
    newId: (kind) => idFromUuid(kind, uuidv7({}, new Uint8Array(16))),
  };
}
