import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { importPosts as importPostsRoute } from '#shared/api/imports.ts';
import { commit } from '#functions/table/commit.ts';
import { auditWrite } from '../audit/audit.entity.ts';
import { keepingNothing, type Context } from '../context.ts';
import { requirePermission, requireSpace } from '../policy.ts';
import { importPost, type ImportPlace } from './import-post.ts';
import { readPosts, type PostReading } from './stack-exchange/read-posts.ts';

type Import = typeof importPostsRoute;
type Outcome = OutputOf<Import>;

// eslint-disable-next-line @typescript-eslint/require-await -- the parser reads streams; these lines are here already
async function* bytesOf(lines: readonly string[]): AsyncGenerator<string> {
  for (const line of lines) yield `${line.replaceAll('\n', ' ')}\n`;
}

interface Run {
  readonly place: ImportPlace;
  readonly outcome: Outcome;
}

async function importOne(ctx: Context, { place, outcome }: Run, reading: PostReading): Promise<void> {
  const { row } = reading;
  if ('skipped' in reading) outcome.skipped.push({ row, kind: reading.skipped });
  else if ('error' in reading)
    outcome.problems.push({
      row,
      code: reading.error,
      ...(reading.field !== undefined && { field: reading.field }),
    });
  else {
    try {
      const came = await importPost(ctx, place, reading.post);
      if (came === 'already') outcome.already += 1;
      else if (reading.post.kind === 'question') outcome.questions += 1;
      else outcome.answers += 1;
    } catch (error) {
      // A post of its own making cannot stop the rest; anything unforeseen does, and the run is repeated.
      if (!(error instanceof AppError) || error.kind !== 'invalid') throw error;
      outcome.problems.push({ row, code: error.code });
    }
  }
}

/** One entry a run, at its first lines: a big dump comes in thousands of calls. */
function recordStart(ctx: Context, target: Id<'space'>, site: string): Promise<null> {
  const write = auditWrite(ctx, { act: 'import.started', target, facts: { site } });
  return commit(keepingNothing(ctx), { writes: [write], answer: null });
}

/** Brings lines of a dump in, each post by itself, in order. For owners and admins. */
export async function importPosts(
  ctx: Context,
  { spaceId, site, firstRow, lines }: InputOf<Import>,
): Promise<Outcome> {
  requirePermission(ctx, 'import.run');
  const space = await requireSpace(ctx, spaceId, 'post.read');
  if (firstRow === 1) await recordStart(ctx, spaceId, site);
  const outcome: Outcome = { questions: 0, answers: 0, already: 0, skipped: [], problems: [] };
  const run: Run = { place: { space, site }, outcome };
  for await (const reading of readPosts(bytesOf(lines))) {
    await importOne(ctx, run, { ...reading, row: reading.row + firstRow - 1 });
  }
  return outcome;
}
