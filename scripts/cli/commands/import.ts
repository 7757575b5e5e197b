import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Command } from 'commander';
import { sourceSiteSchema, type Imported } from '#shared/model/import.ts';
import type { Context } from '#functions/core/context.ts';
import { structureOf, type SpaceItem } from '#functions/core/communities/structure.ts';
import { importPosts } from '#functions/core/import/import-posts.ts';
import { say } from '../../local/progress.ts';
import { SayError } from '../../local/say-error.ts';
import { readBatches } from '../import/read-batches.ts';
import { runImport, type Outcome } from '../import/run-import.ts';
import { connect } from '../operator.ts';
import { requireInput } from '../say-problem.ts';

interface Options {
  readonly tenant: string;
  readonly community: string;
  readonly space: string;
  readonly site?: string;
}

async function spaceAt(ctx: Context, { community, space }: Options): Promise<SpaceItem> {
  const { communities, spaces } = await structureOf(ctx.table, ctx.now());
  const inside = communities.find(({ pathName }) => pathName === community);
  const found = spaces.find(({ communityId, pathName }) => communityId === inside?.id && pathName === space);
  if (found === undefined) {
    throw new SayError(
      `${ctx.tenant.slug} has no space /${community}/${space}: \`tenant show ${ctx.tenant.slug}\` shows all.`,
    );
  }
  return found;
}

/** Dumps come in folders named `coffee.stackexchange.com` or `coffee-stackexchange`. */
function siteOf(folder: string, given: string | undefined): string {
  const name = basename(resolve(folder)).toLowerCase();
  const site = given ?? name.replace(/^([a-z0-9]+)-stackexchange$/, '$1.stackexchange.com');
  if (given === undefined && !sourceSiteSchema.safeParse(site).success) {
    throw new SayError('Say where the posts come from: --site coffee.stackexchange.com');
  }
  return requireInput(sourceSiteSchema, site);
}

const counted = ({ questions, answers, already }: Imported): string =>
  `${questions} questions and ${answers} answers came in, ${already} were here already`;

function sayOutcome(outcome: Outcome): void {
  const kinds = Map.groupBy(outcome.skipped, ({ kind }) => kind);
  for (const [kind, rows] of kinds) say(`Skipped: ${rows.length} × ${kind}`);
  for (const { row, code, field } of outcome.problems)
    say(`Row ${row}: ${code}${field === undefined ? '' : ` (${field})`}`);
  say(`${counted(outcome)}; ${outcome.skipped.length} skipped, ${outcome.problems.length} rows broken.`);
  if (outcome.stopped) say('Stopped. The same command goes on; nothing comes in twice.');
}

/** Ctrl-C asks for a stop; npm and the terminal may each send it. */
function stopOnSignal(): () => boolean {
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (!isStopped) say('Stopping after these lines …');
      isStopped = true;
    });
  }
  return () => isStopped;
}

async function importStackExchange(folder: string, options: Options, command: Command): Promise<void> {
  const file = join(folder, 'Posts.xml');
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  );
  if (size === undefined) throw new SayError(`There is no ${file}: name the folder of an unpacked dump.`);
  const site = siteOf(folder, options.site);
  const operator = await connect(command.optsWithGlobals());
  const ctx = operator.contextOf(await operator.tenant(options.tenant));
  const { id: spaceId } = await spaceAt(ctx, options);
  const outcome = await runImport({
    batches: readBatches(createReadStream(file)),
    importBatch: ({ firstRow, lines }) =>
      importPosts(ctx, { format: 'stack-exchange', spaceId, site, firstRow, lines: [...lines] }),
    isStopped: stopOnSignal(),
    onProgress: (done, { firstRow, lines, bytesRead }) => {
      const percent = Math.min(100, Math.floor((bytesRead / size) * 100));
      say(`  ${String(percent).padStart(3)} %, line ${firstRow + lines.length - 1}: ${counted(done)}`);
    },
  });
  sayOutcome(outcome);
  if (outcome.stopped) process.exitCode = 130;
}

/** `import stack-exchange`. */
export function importCommand(): Command {
  const command = new Command('import').description('content from elsewhere');
  command
    .command('stack-exchange <folder>')
    .description('bring the posts of a Stack Exchange dump in; safe to stop and to run again')
    .requiredOption('--tenant <address>', 'where to')
    .requiredOption('--community <path name>', 'such as support')
    .option('--space <path name>', 'inside the community', 'questions')
    .option('--site <host>', 'where the posts come from; read from the folder’s name when left out')
    .action(importStackExchange);
  return command;
}
