import fc from 'fast-check';
import { v7 as uuid, parse } from 'uuid';
import { describe, expect, it } from 'vitest';
import { jitterSeconds, scheduleAt } from '#functions/core/sla/jitter.ts';
import { idFromUuid } from '#shared/ids.ts';

const HOUR = 3_600_000;
const anyMoment = fc.integer({ min: 1_790_000_000_000, max: 1_800_000_000_000 });
const anyQuestion = fc.string();

describe('scheduleAt', () => {
  it('is never before the step is due and less than a minute after, on a whole second', () => {
    const property = fc.property(anyMoment, anyQuestion, (due, question) => {
      const moment = Date.parse(scheduleAt(new Date(due).toISOString(), question, 8 * HOUR));
      expect(moment - due).toBeGreaterThanOrEqual(0);
      expect(moment - due).toBeLessThan(60_000);
      expect(moment % 1_000).toBe(0);
    });
    fc.assert(property);
  });

  it('is the same each time for one question', () => {
    const [first, second] = [1, 2].map(() => scheduleAt('2026-07-06T09:00:00.000Z', 'qst_1', 8 * HOUR));
    expect(first).toBe(second);
  });
});

describe('jitterSeconds', () => {
  it('spreads a thousand questions asked together over the whole minute', () => {
    const seconds = Array.from({ length: 1_000 }, (_, place) => {
      const bytes = parse(
        uuid({ msecs: 1_795_000_000_000, seq: place, random: new Uint8Array(16).fill(place % 251) }),
      );
      return jitterSeconds(idFromUuid('question', bytes), 8 * HOUR);
    });
    const busiest = Math.max(...seconds.map((second) => seconds.filter((other) => other === second).length));
    expect(new Set(seconds).size).toBe(60);
    // 16.7 on average; twice that is far outside chance.
    expect(busiest).toBeLessThan(40);
  });

  it('does not hold up a clock of seconds', () => {
    expect(jitterSeconds('qst_1', 10_000)).toBe(0);
    expect(jitterSeconds('qst_1', 45_000)).toBeLessThan(3);
  });
});
