import { describe, expect, it } from 'vitest';
import { NOT_EXPORTED } from '#functions/table/export-items.ts';
import { readStorage } from '../../scripts/docs/read-storage.ts';
import { read, ROOT } from './source-files.ts';

const page = read('docs/export.md');
/** The kinds that the points on what is left out name. */
const saidToBeLeftOut = page
  .split('\n- ')
  .filter((point) => point.startsWith('Left out'))
  .flatMap((point) => [...point.matchAll(/`([a-z-]+)`/g)].map(([, kind = '']) => kind));

describe('the export', () => {
  it('leaves out the kinds its page says, and no other', () => {
    // Named there because its lines are what a left out kind is made from.
    const kinds = saidToBeLeftOut.filter((kind) => kind !== 'member');
    expect(kinds.sort()).toEqual([...NOT_EXPORTED].sort());
  });

  it('leaves out only kinds that there are', async () => {
    const { kinds } = await readStorage(ROOT);
    const known = kinds.map(({ kind }) => kind);
    // Counts of requests are no item of an operation: the table adds to them in one call.
    expect(NOT_EXPORTED.filter((kind) => kind !== 'hits' && !known.includes(kind))).toEqual([]);
  });
});
