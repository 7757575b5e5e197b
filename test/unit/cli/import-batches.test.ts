import { describe, expect, it } from 'vitest';
import type { Imported } from '#shared/model/import.ts';
import { readBatches, type Batch } from '../../../scripts/cli/import/read-batches.ts';
import { runImport } from '../../../scripts/cli/import/run-import.ts';

async function* pieces(...parts: (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  for (const part of parts) yield part;
}

async function batchesOf(...parts: (string | Uint8Array)[]): Promise<Batch[]> {
  const batches: Batch[] = [];
  for await (const batch of readBatches(pieces(...parts))) batches.push(batch);
  return batches;
}

const nothing: Imported = { questions: 0, answers: 0, already: 0, skipped: [], problems: [] };

describe('readBatches', () => {
  it('gives at most 50 lines at once, numbered as in the file', async () => {
    const batches = await batchesOf(Array.from({ length: 120 }, (_, n) => `line ${n + 1}\n`).join(''));
    expect(batches.map(({ firstRow, lines }) => [firstRow, lines.length, lines[0]])).toEqual([
      [1, 50, 'line 1'],
      [51, 50, 'line 51'],
      [101, 20, 'line 101'],
    ]);
  });

  it('gives at most 200 KB at once, and a longer line alone', async () => {
    const half = 'x'.repeat(99_000);
    const batches = await batchesOf(`${half}\n${half}\n${half}\n${'y'.repeat(300_000)}\n${half}\n`);
    expect(batches.map(({ firstRow, lines }) => [firstRow, lines.length])).toEqual([
      [1, 2],
      [3, 1],
      [4, 1],
      [5, 1],
    ]);
  });

  it('tells a line that is no text by its number and keeps the numbers of the others', async () => {
    const [batch] = await batchesOf('one\n', Uint8Array.of(0xff, 0xfe, 0x0a), 'three\n');
    expect(batch?.lines).toEqual(['one', '', 'three']);
    expect(batch?.problems).toEqual([{ row: 2, code: 'import.row_encoding' }]);
  });

  it('knows how much of the file it has read', async () => {
    const [batch] = await batchesOf('בית\n', 'two');
    expect(batch?.bytesRead).toBe(7 + 4);
  });

  it('gives nothing for an empty file', async () => {
    expect(await batchesOf()).toEqual([]);
  });
});

describe('runImport', () => {
  const importBatch = ({ firstRow, lines }: Batch): Promise<Imported> =>
    Promise.resolve({
      ...nothing,
      questions: lines.length,
      problems: [{ row: firstRow, code: 'import.row_malformed' }],
    });
  const longFile = (): AsyncGenerator<Batch> => readBatches(pieces('line\n'.repeat(150)));

  it('adds up what came of all batches, with each broken row', async () => {
    const outcome = await runImport({
      batches: longFile(),
      importBatch,
      isStopped: () => false,
      onProgress: () => undefined,
    });
    expect(outcome).toMatchObject({ questions: 150, stopped: false });
    expect(outcome.problems.map(({ row }) => row)).toEqual([1, 51, 101]);
  });

  it('finishes the batch it is in when it is stopped, and begins no other', async () => {
    let batches = 0;
    const outcome = await runImport({
      batches: longFile(),
      importBatch,
      isStopped: () => batches === 1,
      onProgress: () => {
        batches += 1;
      },
    });
    expect(outcome).toMatchObject({ questions: 50, stopped: true });
  });

  it('names broken rows in the order of the file, whoever found them', async () => {
    const outcome = await runImport({
      batches: readBatches(pieces('a\n', Uint8Array.of(0xff, 0x0a), 'c\n')),
      importBatch: () =>
        Promise.resolve({ ...nothing, problems: [{ row: 3, code: 'import.row_field', field: 'Id' }] }),
      isStopped: () => false,
      onProgress: () => undefined,
    });
    expect(outcome.problems.map(({ row, code }) => `${row} ${code}`)).toEqual([
      '2 import.row_encoding',
      '3 import.row_field',
    ]);
  });
});
