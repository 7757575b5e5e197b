import { Temporal } from 'temporal-polyfill';

export const DAY_MS = 86_400_000;
/** No zone ever moved its clock by more than a day (Samoa and Manila changed the side of the date line). */
const LARGEST_CHANGE_MS = DAY_MS;

/** A stretch of time in which a zone keeps one offset. All in milliseconds. */
interface Stretch {
  readonly offset: number;
  /** From here on no wall time can have been shown before the stretch began as well. */
  readonly settledFrom: number;
  readonly until: number;
}

function stretchAt(moment: number, timeZone: string): Stretch {
  const there = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(timeZone);
  // A change exactly at the moment began this stretch, so look back from just after it.
  const began = there.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const ends = there.getTimeZoneTransition('next');
  return {
    offset: there.offsetNanoseconds / 1_000_000,
    settledFrom: began === null ? -Infinity : began.epochMilliseconds + LARGEST_CHANGE_MS,
    until: ends === null ? Infinity : ends.epochMilliseconds,
  };
}

function firstMomentShowing(wallMs: number, timeZone: string): number {
  const wall = Temporal.Instant.fromEpochMilliseconds(wallMs).toZonedDateTimeISO('UTC').toPlainDateTime();
  const shown = wall.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  if (shown.toPlainDateTime().equals(wall)) return shown.epochMilliseconds;
  // The hour that summer time skips: `earlier` answers a moment before the change.
  return shown.getTimeZoneTransition('next')?.epochMilliseconds ?? shown.epochMilliseconds;
}

export interface WallClock {
  /** The local date at the moment the clock was made for, as the number of days since 1970-01-01. */
  readonly today: number;
  /** See `wallClock`. */
  readonly momentOf: (wallMs: number) => number;
}

/**
 * Turns wall times of one zone into moments, from the moment `now` (ms since 1970) on. A wall time is written as the
 * milliseconds since 1970 it would have in UTC. The answer is the first moment at which the wall clock there shows
 * that time **or a later one**: so a time that summer time skips is the moment of the change, a time shown twice is
 * the first of the two, and a later wall time never gives an earlier moment. Asks the zone's rules only near a
 * change; between changes it is arithmetic.
 */
export function wallClock(timeZone: string, now: number): WallClock {
  let stretch = stretchAt(now, timeZone);
  const momentOf = (wallMs: number): number => {
    const moment = wallMs - stretch.offset;
    if (moment >= stretch.settledFrom && moment < stretch.until) return moment;
    const asked = firstMomentShowing(wallMs, timeZone);
    stretch = stretchAt(asked, timeZone);
    return asked;
  };
  return { today: Math.floor((now + stretch.offset) / DAY_MS), momentOf };
}
