import { WEEKDAYS } from '#shared/model/calendar.ts';
import type { Calendar } from '#shared/model/calendar.ts';

const MINUTE = 60_000;
/** Zones change their offset on a quarter of an hour, so it is asked once in each. */
const QUARTER = 15 * MINUTE;
const DAY = 86_400_000;

function wallReader(timeZone: string): (moment: number) => number {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  let quarter = Number.NaN;
  let offset = 0;
  return (moment) => {
    const start = Math.floor(moment / QUARTER) * QUARTER;
    if (start !== quarter) {
      quarter = start;
      offset = Date.parse(`${format.format(start).replace(' ', 'T')}Z`) - start;
    }
    return moment + offset;
  };
}

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

type Hours = readonly (readonly [from: number, to: number])[];

function hoursOn(calendar: Calendar, day: number): Hours {
  const date = new Date(day * DAY);
  if (calendar.holidays.includes(date.toISOString().slice(0, 10))) return [];
  const spans = calendar.workingHours[WEEKDAYS[(date.getUTCDay() + 6) % 7] ?? 'monday'] ?? [];
  return spans.map(({ from, to }) => [minutes(from), minutes(to)]);
}

function openReader(calendar: Calendar): (wall: number) => boolean {
  let today = Number.NaN;
  let hours: Hours = [];
  return (wall) => {
    const day = Math.floor(wall / DAY);
    if (day !== today) {
      today = day;
      hours = hoursOn(calendar, day);
    }
    const minute = Math.floor((wall % DAY) / MINUTE);
    return hours.some(([from, to]) => minute >= from && minute < to);
  };
}

/** Open minutes counted one by one. `before[n]` is how many of the first n minutes after `start` are open. */
export interface MinuteModel {
  readonly start: number;
  readonly before: Uint32Array;
}

/**
 * The oracle: no library, no arithmetic of spans. A person walks along the minutes, looks at the wall clock and
 * writes down the latest time it ever showed; open is when that time is inside a span. So a repeated hour does not
 * open anything twice. The walk begins two days early to know what the clock showed before.
 */
export function minuteModel(calendar: Calendar, start: number, length: number): MinuteModel {
  const wallAt = wallReader(calendar.timeZone);
  const isOpenAt = openReader(calendar);
  const before = new Uint32Array(length + 1);
  let latest = -Infinity;
  for (let minute = -2 * 1_440; minute < length; minute += 1) {
    latest = Math.max(latest, wallAt(start + minute * MINUTE));
    if (minute >= 0) before[minute + 1] = (before[minute] ?? 0) + (isOpenAt(latest) ? 1 : 0);
  }
  return { start, before };
}

/** Counted minutes between two minutes of the model. */
export const modelCount = ({ before }: MinuteModel, from: number, to: number): number =>
  (before[to] ?? Number.NaN) - (before[from] ?? Number.NaN);

/** The first minute at which `counted` minutes have passed since `from`; undefined when the model ends before that. */
export function modelAdd({ before }: MinuteModel, from: number, counted: number): number | undefined {
  const wanted = (before[from] ?? Number.NaN) + counted;
  const found = before.findIndex((count, minute) => minute >= from && count >= wanted);
  return found === -1 ? undefined : found;
}
