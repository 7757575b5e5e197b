import { open } from 'node:fs/promises';
import { Command } from 'commander';
import { documentClient } from '#functions/cloud/clients.ts';
import { exportItems } from '#functions/table/export-items.ts';
import { say, step } from '../../local/progress.ts';
import { SayError } from '../../local/say-error.ts';
import { connect, type Operator } from '../operator.ts';

/** Counts up when a line changes its meaning; new kinds and attributes do not. */
const FORMAT = 1;

async function* linesOf(
  { edge }: Operator,
  slug: string,
  tenant: Awaited<ReturnType<Operator['tenant']>>,
): AsyncGenerator<string> {
  const { id, name, locale, timeZone, createdAt, tableName } = tenant;
  const exportedAt = new Date(edge.clock()).toISOString();
  yield JSON.stringify({
    kind: 'export',
    format: FORMAT,
    exportedAt,
    tenant: { id, slug, name, locale, timeZone, createdAt },
  });
  const client = documentClient(edge.settings.AWS_REGION);
  for await (const item of exportItems({ client, tableName, tenantId: id })) yield JSON.stringify(item);
}

/** Never over a file that is there: an export is often the last copy. */
async function newFile(path: string): Promise<Awaited<ReturnType<typeof open>>> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST')
      throw new SayError(`${path} is there already: name another file.`);
    throw new SayError(`${path} cannot be written: ${(error as Error).message}.`);
  }
}

async function exportTenant(
  { tenant: slug, out }: { tenant: string; out?: string },
  command: Command,
): Promise<void> {
  const operator = await connect(command.optsWithGlobals());
  const tenant = await operator.tenant(slug);
  const path = out ?? `${slug}-${new Date(operator.edge.clock()).toISOString().slice(0, 10)}.jsonl`;
  const file = await newFile(path);
  try {
    const count = await step(`Exporting ${slug}`, async () => {
      let lines = 0;
      for await (const line of linesOf(operator, slug, tenant)) {
        await file.write(`${line}\n`);
        lines += 1;
      }
      return lines - 1;
    });
    say(`${count} items are in ${path}. docs/export.md says what a line is.`);
  } finally {
    await file.close();
  }
}

/** `export`. */
export function exportCommand(): Command {
  return new Command('export')
    .description('write every item of a tenant to a file, one JSON line each')
    .requiredOption('--tenant <address>', 'whose')
    .option('--out <file>', 'a new file; <address>-<date>.jsonl when left out')
    .action(exportTenant);
}
