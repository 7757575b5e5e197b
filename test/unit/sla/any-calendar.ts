import fc from 'fast-check';
import { WEEKDAYS } from '#shared/model/calendar.ts';
import type { Calendar, OpenSpan } from '#shared/model/calendar.ts';

/** A zone with a date (UTC) near which its clock changes. Jerusalem changes on a Friday, Lord Howe by half an hour. */
const CHANGES: readonly (readonly [timeZone: string, near: string])[] = [
  ['Europe/Amsterdam', '2026-03-29'],
  ['Europe/Amsterdam', '2026-10-25'],
  ['Asia/Jerusalem', '2026-03-27'],
  ['Asia/Jerusalem', '2026-10-25'],
  ['America/New_York', '2026-03-08'],
  ['America/New_York', '2026-11-01'],
  ['Africa/Casablanca', '2026-03-22'],
  ['Australia/Lord_Howe', '2026-04-05'],
  ['Pacific/Apia', '2011-12-30'],
  ['Asia/Beirut', '2026-10-25'],
  ['Asia/Kathmandu', '2026-06-01'],
  ['UTC', '2026-01-01'],
];

const DAY = 86_400_000;
const text = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

function spansBetween(edges: number[]): OpenSpan[] {
  const sorted = [...edges].sort((a, b) => a - b);
  const pairs = sorted.flatMap((from, place) => (place % 2 === 0 ? [[from, sorted[place + 1] ?? from]] : []));
  return pairs
    .filter(([from = 0, to = 0]) => to - from >= 15)
    .map(([from = 0, to = 0]) => ({ from: text(from), to: text(to) }));
}

const anyDay = fc.oneof(
  { weight: 2, arbitrary: fc.constant([{ from: '09:00', to: '18:00' }]) },
  { weight: 1, arbitrary: fc.constant([{ from: '00:00', to: '24:00' }]) },
  { weight: 1, arbitrary: fc.constant<OpenSpan[]>([]) },
  {
    weight: 3,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 6 }).map(spansBetween),
  },
  // Nights, where the clock changes.
  {
    weight: 3,
    arbitrary: fc.uniqueArray(fc.integer({ min: 0, max: 240 }), { maxLength: 6 }).map(spansBetween),
  },
);

export interface Scene {
  readonly calendar: Calendar;
  /** Start of the range to look at, ms since 1970, on a whole minute, some days before the clock changes. */
  readonly start: number;
}

/** A calendar of any hours and holidays, and a moment shortly before its zone's clock changes. */
export const anyScene: fc.Arbitrary<Scene> = fc
  .record({
    change: fc.constantFrom(...CHANGES),
    days: fc.tuple(anyDay, anyDay, anyDay, anyDay, anyDay, anyDay, anyDay),
    holidays: fc.uniqueArray(fc.integer({ min: -3, max: 4 }), { maxLength: 2 }),
    minutesBefore: fc.integer({ min: 0, max: 3 * 1_440 }),
  })
  .filter(({ days }) => days.some((spans) => spans.length > 0))
  .map(({ change: [timeZone, near], days, holidays, minutesBefore }) => ({
    calendar: {
      name: 'Any',
      timeZone,
      workingHours: Object.fromEntries(WEEKDAYS.map((weekday, place) => [weekday, days[place] ?? []])),
      holidays: holidays.map((day) => new Date(Date.parse(near) + day * DAY).toISOString().slice(0, 10)),
    },
    start: Date.parse(near) - minutesBefore * 60_000,
  }));
