import type { Imported } from '#shared/model/import.ts';
import type { Batch } from './read-batches.ts';

interface Running {
  readonly batches: AsyncIterable<Batch>;
  readonly importBatch: (batch: Batch) => Promise<Imported>;
  /** Looked at between batches: what was begun is finished. */
  readonly isStopped: () => boolean;
  readonly onProgress: (done: Imported, batch: Batch) => void;
}

/** What came of a whole run, with every broken row. */
export interface Outcome extends Imported {
  readonly stopped: boolean;
}

/** Brings batch after batch in until the end of the file or a stop. A second run counts what is here already. */
export async function runImport({ batches, importBatch, isStopped, onProgress }: Running): Promise<Outcome> {
  const done: Imported = { questions: 0, answers: 0, already: 0, skipped: [], problems: [] };
  for await (const batch of batches) {
    if (isStopped()) return { ...done, stopped: true };
    const part = await importBatch(batch);
    done.questions += part.questions;
    done.answers += part.answers;
    done.already += part.already;
    done.skipped.push(...part.skipped);
    done.problems.push(...[...part.problems, ...batch.problems].sort((a, b) => a.row - b.row));
    onProgress(done, batch);
  }
  return { ...done, stopped: false };
}
