import * as z from 'zod';

/** ISO order, so that a weekday's place here is its ISO number minus one. */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

const SHORTEST_SPAN_MINUTES = 15;
const TIME_OF_DAY = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Names such as `Europe/Amsterdam`. Fixed offsets such as `+02:00` are refused: they know no summer time. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+/-]*$/;

/** Minutes since local midnight of `HH:MM`; `24:00` is 1440. */
export function minutesOfDay(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function isTimeZone(name: string): boolean {
  if (!ZONE_NAME.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/**
 * Open from `from` until just before `to`, as the clock on the wall there shows it. A night shift is two spans that
 * join without a gap: `22:00` to `24:00`, and `00:00` to `06:00` on the next day.
 */
export const OpenSpan = z
  .strictObject({
    from: z.string().regex(TIME_OF_DAY, 'calendar.time_malformed'),
    to: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'calendar.time_malformed'),
  })
  .refine(({ from, to }) => minutesOfDay(to) - minutesOfDay(from) >= SHORTEST_SPAN_MINUTES, {
    error: 'calendar.span_too_short',
    path: ['to'],
  });
export type OpenSpan = z.infer<typeof OpenSpan>;

function areApart(spans: OpenSpan[]): boolean {
  const sorted = [...spans].sort((a, b) => a.from.localeCompare(b.from));
  return sorted.every((span, place) => place === 0 || span.from >= (sorted[place - 1]?.to ?? ''));
}

const DaySpans = z.array(OpenSpan).max(12).refine(areApart, 'calendar.spans_overlap');

/** The weekdays that are left out are closed. */
export const WorkingHours = z
  .partialRecord(z.enum(WEEKDAYS), DaySpans)
  .refine((hours) => Object.values(hours).some((spans) => spans.length > 0), 'calendar.never_open');
export type WorkingHours = z.infer<typeof WorkingHours>;

/** When time counts: working hours on the wall clock of one time zone, and the local dates that are closed. */
export const Calendar = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,40}$/, 'id.malformed')
    .optional(),
  name: z.string().trim().min(1).max(80),
  timeZone: z.string().max(64).refine(isTimeZone, 'calendar.time_zone_unknown'),
  workingHours: WorkingHours,
  holidays: z.array(z.iso.date()).max(500),
});
export type Calendar = z.infer<typeof Calendar>;
