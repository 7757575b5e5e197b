import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answeredSpans,
  decideClockTurns,
  withFact,
  type ClockFact,
  type ClockFactKind,
} from '#functions/core/sla/decide-clock-turns.ts';

const at = (minute: number): string => new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString();
const fact = (minute: number, kind: ClockFactKind): ClockFact => ({ at: at(minute), kind });
const turns = (facts: ClockFact[], answered: { from: string; to?: string }[] = [], more = {}) =>
  decideClockTurns({ target: 'first_answer', pausesForAsker: true, facts, answered, ...more }).map(
    ({ at: moment, kind }) => `${new Date(moment).getUTCMinutes()} ${kind}`,
  );

const KINDS: ClockFactKind[] = [
  'accepted',
  'unaccepted',
  'solved',
  'deleted',
  'restored',
  'locked',
  'unlocked',
  'waiting',
  'replied',
];
/** Facts of different moments: what happens in one millisecond has no order of its own. */
const anyFacts = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 59 }), fc.constantFrom(...KINDS)), {
    selector: ([minute]) => minute,
    maxLength: 20,
  })
  .map((all) => all.map(([minute, kind]) => fact(minute, kind)));

describe('the turns of a clock', () => {
  it('stop with the first answer and go on when it is gone', () => {
    expect(turns([], [{ from: at(5), to: at(9) }, { from: at(20) }])).toEqual([
      '5 stop',
      '9 reopen',
      '20 stop',
    ]);
  });

  it('of an accepted answer follow acceptance, not answers', () => {
    const target = { target: 'accepted_answer' };
    expect(turns([fact(7, 'accepted'), fact(9, 'unaccepted')], [{ from: at(5) }], target)).toEqual([
      '7 stop',
      '9 reopen',
    ]);
  });

  it('end for good with a solved ticket', () => {
    expect(turns([fact(7, 'solved')], [{ from: at(8), to: at(9) }])).toEqual(['7 stop']);
  });

  it('void a question that nobody can answer, and go on when it is back', () => {
    const both = [fact(5, 'locked'), fact(6, 'deleted'), fact(7, 'unlocked'), fact(9, 'restored')];
    expect(turns(both)).toEqual(['5 void', '9 reopen']);
  });

  it('stop at once when a question comes back with its target reached', () => {
    expect(turns([fact(5, 'deleted'), fact(9, 'restored')], [{ from: at(7) }])).toEqual([
      '5 void',
      '9 reopen',
      '9 stop',
    ]);
  });

  it('pause for the asker only where the policy does', () => {
    const waiting = [fact(5, 'waiting'), fact(9, 'replied')];
    expect(turns(waiting)).toEqual(['5 pause', '9 resume']);
    expect(turns(waiting, [], { pausesForAsker: false })).toEqual([]);
  });

  it('are the same whatever the order and number in which facts become known', () => {
    fc.assert(
      fc.property(anyFacts, fc.infiniteStream(fc.nat()), (facts, draws) => {
        const disorder = [...facts, ...facts]
          .map((item) => ({ item, draw: Number(draws.next().value) }))
          .sort((a, b) => a.draw - b.draw)
          .map(({ item }) => item);
        const known = (all: ClockFact[]) => all.reduce<readonly ClockFact[]>(withFact, []);
        expect(turns([...known(disorder)])).toEqual(turns([...known(facts)]));
      }),
    );
  });

  it('end and reopen by turns, and so do pauses', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const kinds = turns(facts).map((turn) => turn.split(' ')[1]);
        const ends = kinds.filter((kind) => kind !== 'pause' && kind !== 'resume');
        expect(ends.every((kind, n) => (kind === 'reopen') === (n % 2 === 1))).toBe(true);
        const pauses = kinds.filter((kind) => kind === 'pause' || kind === 'resume');
        expect(pauses.every((kind, n) => (kind === 'resume') === (n % 2 === 1))).toBe(true);
      }),
    );
  });

  it('count answers of others as long as one can be read', () => {
    const answer = (by: string, from: number, to?: number) => ({
      author: { id: by },
      createdAt: at(from),
      ...(to !== undefined && { deletedAt: at(to) }),
    });
    const answers = [answer('asker', 1), answer('ana', 5, 9), answer('ben', 7, 12), answer('cem', 20)];
    expect(answeredSpans(answers, 'asker')).toEqual([{ from: at(5), to: at(12) }, { from: at(20) }]);
  });

  it('keep a talk of sixty replies small', () => {
    const replies = Array.from({ length: 60 }, (_, minute) => fact(minute, 'replied'));
    expect(replies.reduce<readonly ClockFact[]>(withFact, []).length).toBeLessThanOrEqual(50);
  });
});
