import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addCountedTime, countedTimeBetween, nextOpenMoment } from '#functions/core/sla/business-time.ts';
import { aroundTheClock, mondayToFriday, sundayToThursday } from '#shared/calendars.ts';
import type { Calendar } from '#shared/model/calendar.ts';
import { anyScene } from './any-calendar.ts';
import { minuteModel, modelAdd, modelCount } from './minute-model.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const RANGE = 6 * 1_440;
const iso = (moment: number): string => new Date(moment).toISOString();
const minuteInRange = fc.integer({ min: 0, max: RANGE });
/** Up to forty hours, to the millisecond. */
const anyDuration = fc.integer({ min: 1, max: 40 * HOUR });

const sundays = (timeZone: string, from: string, to: string): Calendar => ({
  name: 'Sundays',
  timeZone,
  workingHours: { sunday: [{ from, to }] },
  holidays: [],
});

describe('countedTimeBetween and addCountedTime, against counting minute by minute', () => {
  it('count the same time between any two minutes', () => {
    const property = fc.property(anyScene, minuteInRange, minuteInRange, ({ calendar, start }, a, b) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      const model = minuteModel(calendar, start, RANGE);
      const counted = countedTimeBetween(calendar, iso(start + from * MINUTE), iso(start + to * MINUTE));
      expect(counted).toBe(modelCount(model, from, to) * MINUTE);
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('find the same minute at which a time is used up', () => {
    const property = fc.property(
      anyScene,
      minuteInRange,
      fc.integer({ min: 1, max: 2_000 }),
      (scene, from, wanted) => {
        const { calendar, start } = scene;
        const found = modelAdd(minuteModel(calendar, start, RANGE), from, wanted);
        const due = addCountedTime(calendar, iso(start + from * MINUTE), wanted * MINUTE);
        if (found === undefined) expect(Date.parse(due)).toBeGreaterThan(start + RANGE * MINUTE);
        else expect(due).toBe(iso(start + found * MINUTE));
      },
    );
    fc.assert(property, { numRuns: 300 });
  });
});

describe('countedTimeBetween and addCountedTime', () => {
  it('undo each other', () => {
    const property = fc.property(anyScene, anyDuration, ({ calendar, start }, duration) => {
      const due = addCountedTime(calendar, iso(start), duration);
      expect(countedTimeBetween(calendar, iso(start), due)).toBe(duration);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('are never due in closed hours, at most at the end of an open span', () => {
    const property = fc.property(anyScene, anyDuration, ({ calendar, start }, duration) => {
      const due = addCountedTime(calendar, iso(start), duration);
      expect(countedTimeBetween(calendar, iso(Date.parse(due) - 1), due)).toBe(1);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('are due later for more time and for a later start', () => {
    const property = fc.property(anyScene, anyDuration, anyDuration, ({ calendar, start }, more, less) => {
      const [short, long] = [Math.min(more, less), Math.max(more, less)];
      const due = addCountedTime(calendar, iso(start), short);
      expect(addCountedTime(calendar, iso(start), long) >= due).toBe(true);
      expect(addCountedTime(calendar, iso(start + long), short) >= due).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });

  it('count a stretch as the sum of its parts, over years too', () => {
    const years = fc.integer({ min: 0, max: 5 * 365 * 24 * HOUR });
    const property = fc.property(anyScene, years, years, ({ calendar, start }, a, b) => {
      const [from, middle, to] = [iso(start), iso(start + Math.min(a, b)), iso(start + Math.max(a, b))];
      const parts = countedTimeBetween(calendar, from, middle) + countedTimeBetween(calendar, middle, to);
      expect(countedTimeBetween(calendar, from, to)).toBe(parts);
    });
    fc.assert(property, { numRuns: 100 });
  });
});

describe('counting working hours', () => {
  const amsterdam = mondayToFriday('Europe/Amsterdam');

  it('runs over the weekend only in working hours', () => {
    // Friday 16:00 in summer; two hours on Friday, six on Monday.
    expect(addCountedTime(amsterdam, '2026-07-03T14:00:00.000Z', 8 * HOUR)).toBe('2026-07-06T13:00:00.000Z');
  });

  it('is due when the office closes rather than when it opens again', () => {
    expect(addCountedTime(amsterdam, '2026-07-03T14:00:00.000Z', 2 * HOUR)).toBe('2026-07-03T16:00:00.000Z');
  });

  it('leaves out a holiday by its local date', () => {
    const calendar = { ...sundayToThursday('Asia/Jerusalem'), holidays: ['2026-04-22'] };
    // Tuesday 17:00; Wednesday is Independence Day; Thursday 10:00.
    expect(addCountedTime(calendar, '2026-04-21T14:00:00.000Z', 2 * HOUR)).toBe('2026-04-23T07:00:00.000Z');
  });

  it('joins a night shift over midnight without a gap', () => {
    const night: Calendar = {
      name: 'Night',
      timeZone: 'Europe/Amsterdam',
      workingHours: { monday: [{ from: '22:00', to: '24:00' }], tuesday: [{ from: '00:00', to: '06:00' }] },
      holidays: [],
    };
    expect(countedTimeBetween(night, '2026-07-06T10:00:00Z', '2026-07-07T10:00:00Z')).toBe(8 * HOUR);
    expect(addCountedTime(night, '2026-07-06T10:00:00Z', 3 * HOUR)).toBe('2026-07-06T23:00:00.000Z');
  });

  it('starts at once in open hours, else at the next opening', () => {
    expect(nextOpenMoment(amsterdam, '2026-07-03T14:00:00Z')).toBe('2026-07-03T14:00:00.000Z');
    expect(nextOpenMoment(amsterdam, '2026-07-03T16:00:00Z')).toBe('2026-07-06T07:00:00.000Z');
  });

  it('counts nothing when the end is before the beginning', () => {
    expect(countedTimeBetween(amsterdam, '2026-07-03T14:00:00Z', '2026-07-03T13:00:00Z')).toBe(0);
  });

  it('refuses a calendar that never opens, a negative time and a malformed moment', () => {
    const closed = { ...aroundTheClock(), workingHours: { monday: [] } };
    expect(() => addCountedTime(closed, '2026-07-03T14:00:00Z', 1)).toThrow('calendar.never_open');
    expect(() => countedTimeBetween(closed, '2026-07-03T14:00:00Z', '2026-07-04T14:00:00Z')).toThrow(
      'calendar.never_open',
    );
    expect(() => addCountedTime(amsterdam, '2026-07-03T14:00:00Z', -1)).toThrow(RangeError);
    expect(() => addCountedTime(amsterdam, 'Friday', 1)).toThrow(RangeError);
  });
});

describe('counting on the day the clock changes', () => {
  it.each([
    ['Europe/Amsterdam', '2026-03-29', 23],
    ['Europe/Amsterdam', '2026-10-25', 25],
    ['America/New_York', '2026-03-08', 23],
    ['America/New_York', '2026-11-01', 25],
  ])('counts a whole Sunday in %s on %s as %i hours', (timeZone, date, hours) => {
    const noon = Date.parse(`${date}T12:00:00Z`);
    const [from, to] = [iso(noon - 48 * HOUR), iso(noon + 48 * HOUR)];
    expect(countedTimeBetween(sundays(timeZone, '00:00', '24:00'), from, to)).toBe(hours * HOUR);
  });

  it('opens and closes Sunday to Thursday by the wall clock after the Friday on which Israel changes', () => {
    const calendar = sundayToThursday('Asia/Jerusalem');
    expect(nextOpenMoment(calendar, '2026-03-26T12:00:00Z')).toBe('2026-03-26T12:00:00.000Z');
    expect(addCountedTime(calendar, '2026-03-26T15:00:00Z', 2 * HOUR)).toBe('2026-03-29T07:00:00.000Z');
  });

  it('opens at the change when the opening hour is skipped', () => {
    const calendar = sundays('Europe/Amsterdam', '02:30', '05:00');
    expect(nextOpenMoment(calendar, '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:00:00.000Z');
    expect(countedTimeBetween(calendar, '2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z')).toBe(2 * HOUR);
  });

  it('does not open at all when the whole span is skipped', () => {
    const calendar = sundays('Europe/Amsterdam', '02:00', '03:00');
    expect(nextOpenMoment(calendar, '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
  });

  it('opens once when the hour is repeated', () => {
    const calendar = sundays('Europe/Amsterdam', '02:15', '02:45');
    expect(countedTimeBetween(calendar, '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z')).toBe(30 * MINUTE);
    expect(nextOpenMoment(calendar, '2026-10-24T12:00:00Z')).toBe('2026-10-25T00:15:00.000Z');
  });

  it('is closed for who asks in the hour that is repeated, when that hour was open the first time', () => {
    // 02:20 for the second time; the span was over at 02:45 the first time.
    const calendar = sundays('Europe/Amsterdam', '02:15', '02:45');
    expect(nextOpenMoment(calendar, '2026-10-25T01:20:00Z')).toBe('2026-11-01T01:15:00.000Z');
  });
});
