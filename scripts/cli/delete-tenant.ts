import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { DeleteScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { scheduleName } from '#functions/cloud/tenant-credentials.ts';
import { ARRIVING } from '#shared/model/upload.ts';
import type { Settings } from '#functions/cloud/settings.ts';
import type { DirectoryEntry } from '#functions/table/directory.ts';
import type { Operator } from './operator.ts';

async function removeBelow(settings: Settings, prefix: string): Promise<number> {
  const s3 = new S3Client({ region: settings.AWS_REGION, forcePathStyle: settings.KEHILA_STAGE === 'local' });
  const Bucket = settings.KEHILA_FILES_BUCKET;
  let removed = 0;
  for (;;) {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
    if (Contents.length === 0) return removed;
    const Objects = Contents.map(({ Key }) => ({ Key: String(Key) }));
    const { Errors = [] } = await s3.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    if (Errors.length > 0)
      throw new Error(`${Errors.length} files were not removed: ${Errors[0]?.Code ?? 'no reason'}`);
    removed += Objects.length;
  }
}

async function removeFiles(settings: Settings, { id }: DirectoryEntry): Promise<number> {
  return (await removeBelow(settings, `${id}/`)) + (await removeBelow(settings, `${ARRIVING}${id}/`));
}

async function removeTimers(settings: Settings, tenant: DirectoryEntry): Promise<number> {
  const scheduler = new SchedulerClient({ region: settings.AWS_REGION });
  const NamePrefix = scheduleName(tenant.id, '');
  let removed = 0;
  for (;;) {
    const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({ NamePrefix }));
    if (Schedules.length === 0) return removed;
    for (const { Name } of Schedules) await scheduler.send(new DeleteScheduleCommand({ Name }));
    removed += Schedules.length;
  }
}

/**
 * Removes a tenant for good: its address answers nothing at once, then timers, files and the table go, at last its
 * address is free. Stopped half way, it is run again. Accounts of people stay: they may be members elsewhere.
 */
export async function deleteTenant(
  operator: Operator,
  tenant: DirectoryEntry,
): Promise<{ files: number; timers: number }> {
  const { directory, settings } = operator.edge;
  await directory.setStatus(tenant.id, 'deleting');
  const timers = await removeTimers(settings, tenant);
  const files = await removeFiles(settings, tenant);
  await operator.control().provisioner.dropTable(tenant.id);
  await directory.remove(tenant);
  return { files, timers };
}
