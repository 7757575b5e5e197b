import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideOrderChange, decideOrderRows } from '#functions/core/questions/decide-order-rows.ts';
import type { Id } from '#shared/ids.ts';
import { aQuestion } from './a-question.ts';

const lists = (facts: Parameters<typeof aQuestion>[0]): string[] =>
  decideOrderRows(aQuestion(facts)).map(({ list }) => list);

describe('decideOrderRows', () => {
  it('lets a question wait until it has an answer or is locked, and stand nowhere when it is deleted', () => {
    const at = '2026-11-25T10:00:00.000Z';
    expect(lists({})).toEqual(['new', 'votes', 'unanswered', 'topic#descaling']);
    expect(lists({ answerCount: 1 })).toEqual(['new', 'votes', 'topic#descaling']);
    expect(lists({ lockedAt: at })).not.toContain('unanswered');
    expect(lists({ deletedAt: at })).toEqual([]);
  });

  it('sorts by votes as numbers do, below zero too', () => {
    const position = (score: number) =>
      decideOrderRows(aQuestion({ score })).find(({ list }) => list === 'votes')?.position ?? '';
    const score = fc.integer({ min: -10_000, max: 1_000_000 });
    fc.assert(
      fc.property(
        score,
        score,
        (a, b) =>
          Math.sign(a - b) === Math.sign(position(a) < position(b) ? -1 : Number(position(a) > position(b))),
      ),
    );
  });
});

describe('decideOrderChange', () => {
  const facts = fc.record({
    score: fc.integer({ min: -5, max: 5 }),
    answerCount: fc.nat(2),
    topics: fc.uniqueArray(fc.constantFrom('milk', 'steam', 'foam', 'beans'), { minLength: 1, maxLength: 4 }),
    spaceId: fc.constantFrom('spc_1', 'spc_2').map((id) => id as Id<'space'>),
    deletedAt: fc.option(fc.constant('2026-11-25T10:00:00.000Z'), { nil: undefined }),
  });

  it('leads from any rows to the wanted ones, and then has nothing more to do', () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const [found, wanted] = [decideOrderRows(aQuestion(before)), decideOrderRows(aQuestion(after))];
        const { added, changed, removed } = decideOrderChange(found, wanted);
        const gone = new Set([...removed, ...changed.map(({ from }) => from)]);
        const result = [...found.filter((row) => !gone.has(row)), ...changed.map(({ to }) => to), ...added];
        expect(result.toSorted((a, b) => (a.list < b.list ? -1 : 1))).toEqual(
          wanted.toSorted((a, b) => (a.list < b.list ? -1 : 1)),
        );
        expect(decideOrderChange(wanted, wanted)).toEqual({ added: [], changed: [], removed: [] });
      }),
    );
  });
});
