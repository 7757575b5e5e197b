import { invalid } from '#shared/errors.ts';
import { minutesOfDay, WEEKDAYS } from '#shared/model/calendar.ts';
import type { Calendar } from '#shared/model/calendar.ts';
import { DAY_MS, wallClock } from './wall-clock.ts';

/** Open from `opens` until just before `closes`, in milliseconds: since midnight in a week, since 1970 on the time line. */
interface Span {
  readonly opens: number;
  readonly closes: number;
}

/** 1970-01-01 was a Thursday; Monday is 0. */
const weekdayOf = (day: number): number => (((day + 3) % 7) + 7) % 7;

function weekOf(calendar: Calendar): Span[][] {
  const week = WEEKDAYS.map((weekday) =>
    (calendar.workingHours[weekday] ?? [])
      .map(({ from, to }) => ({ opens: minutesOfDay(from) * 60_000, closes: minutesOfDay(to) * 60_000 }))
      .sort((a, b) => a.opens - b.opens),
  );
  if (week.every((spans) => spans.length === 0)) throw invalid('calendar.never_open');
  return week;
}

/** The open spans that end after `from`, in order, cut off at `from`; they never overlap. Endless: holidays run out, weeks do not. */
function* openSpans(calendar: Calendar, from: number): Generator<Span, never> {
  const week = weekOf(calendar);
  const holidays = new Set(calendar.holidays.map((date) => Date.parse(date) / DAY_MS));
  const { today, momentOf } = wallClock(calendar.timeZone, from);
  for (let day = today; ; day += 1) {
    if (holidays.has(day)) continue;
    for (const span of week[weekdayOf(day)] ?? []) {
      const opens = Math.max(from, momentOf(day * DAY_MS + span.opens));
      const closes = momentOf(day * DAY_MS + span.closes);
      if (closes > opens) yield { opens, closes };
    }
  }
}

function momentOfIso(iso: string): number {
  const moment = Date.parse(iso);
  if (Number.isNaN(moment)) throw new RangeError(`Not an ISO moment: ${iso}`);
  return moment;
}

/** The one form in which moments are kept, `2026-11-25T08:00:00.000Z`: as text they sort by time. */
export const toIsoMoment = (iso: string): string => new Date(momentOfIso(iso)).toISOString();

/**
 * The first moment at which `milliseconds` of the calendar's open time have passed since `from` (ISO). Time used up
 * when a span closes is due then, not at the next opening; no time at all is due at `from`.
 *
 * A span is the wall clock's, so on the day summer time begins a span over the change is an hour shorter, and on the
 * day it ends an hour longer. A span opens and closes the first time the wall clock shows its hour or a later one:
 * an hour that is skipped opens at the change, and nothing opens a second time in the hour that is repeated.
 * A span over midnight is two spans that join; each belongs to its own date when that is a holiday.
 *
 * Throws `calendar.never_open` on a calendar without hours, RangeError on a negative duration or a malformed moment.
 */
export function addCountedTime(calendar: Calendar, from: string, milliseconds: number): string {
  if (!(milliseconds >= 0)) throw new RangeError(`Not a duration: ${milliseconds} ms`);
  let left = milliseconds;
  if (left === 0) return toIsoMoment(from);
  const spans = openSpans(calendar, momentOfIso(from));
  for (;;) {
    const { opens, closes } = spans.next().value;
    if (closes - opens >= left) return new Date(opens + left).toISOString();
    left -= closes - opens;
  }
}

/**
 * Milliseconds of the calendar's open time between two ISO moments; 0 when `to` is not after `from`, so that a
 * server whose clock is a little behind sees a clock that has not begun. Spans are read as in `addCountedTime`.
 */
export function countedTimeBetween(calendar: Calendar, from: string, to: string): number {
  const end = momentOfIso(to);
  let counted = 0;
  const spans = openSpans(calendar, momentOfIso(from));
  for (;;) {
    const { opens, closes } = spans.next().value;
    if (opens >= end) return counted;
    counted += Math.min(closes, end) - opens;
  }
}

/** The moment itself when the calendar is open then, else the next opening (both ISO). */
export function nextOpenMoment(calendar: Calendar, from: string): string {
  const { value } = openSpans(calendar, momentOfIso(from)).next();
  return new Date(value.opens).toISOString();
}
