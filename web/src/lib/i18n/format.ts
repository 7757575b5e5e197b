import type { Locale } from './locale.ts';

/** What every printed moment needs: the reader's language and IANA zone. */
export interface Place {
  readonly locale: Locale;
  readonly timeZone: string;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** British English puts the day first, as our other languages do. */
const tagOf = (locale: Locale): string => (locale === 'en' ? 'en-GB' : locale);

/** Made once for each language, zone and form: making one takes a hundred times as long as using it. */
const made = new Map<string, Intl.DateTimeFormat>();

function dates(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = made.get(key);
  if (format === undefined) {
    format = new Intl.DateTimeFormat(tagOf(locale), options);
    made.set(key, format);
  }
  return format;
}

/** `12 November 2026`; the year is left out when it is this one. */
export function formatDate(at: string, { locale, timeZone }: Place, now: Date): string {
  const date = new Date(at);
  const sameYear = date.getUTCFullYear() === now.getUTCFullYear();
  const year = sameYear ? {} : ({ year: 'numeric' } as const);
  return dates(locale, { timeZone, day: 'numeric', month: 'long', ...year }).format(date);
}

/** `Thursday 12 November`, head of a day in a trail. */
export function formatDay(at: string, { locale, timeZone }: Place): string {
  const parts = { timeZone, weekday: 'long', day: 'numeric', month: 'long' } as const;
  return dates(locale, parts).format(new Date(at));
}

/** `17:58`. */
export function formatTime(at: string, { locale, timeZone }: Place): string {
  const parts = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return dates(locale, parts).format(new Date(at));
}

/** `12 Nov, 10:40`: short, for comments and tables. */
export function formatShort(at: string, { locale, timeZone }: Place): string {
  const parts = {
    timeZone,
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  return dates(locale, parts).format(new Date(at));
}

/** Everything, with the zone; goes into the `title` of a moment. */
export function formatExact(at: string, { locale, timeZone }: Place): string {
  return dates(locale, { timeZone, dateStyle: 'full', timeStyle: 'long' }).format(new Date(at));
}

/** A moment as people say it: under a day relative, then a date. */
export function formatAgo(at: string, place: Place, now: Date): string {
  const gone = now.getTime() - new Date(at).getTime();
  if (gone >= DAY) return formatDate(at, place, now);
  const ago = new Intl.RelativeTimeFormat(tagOf(place.locale), { numeric: 'auto', style: 'short' });
  if (gone < HOUR) return ago.format(-Math.max(1, Math.floor(gone / MINUTE)), 'minute');
  return ago.format(-Math.floor(gone / HOUR), 'hour');
}

/** A length of time in its two largest units, `1 hour, 20 minutes`. No days: a counted day has no fixed length. */
export function formatLength(milliseconds: number, locale: Locale): string {
  const total = Math.max(0, Math.floor(milliseconds / 1_000));
  const units = [
    ['hour', Math.floor(total / 3_600)],
    ['minute', Math.floor(total / 60) % 60],
    ['second', total % 60],
  ] as const;
  const first = Math.max(
    0,
    units.findIndex(([, amount]) => amount > 0),
  );
  const shown = units
    .slice(first, first + 2)
    .filter(([unit, amount], index) => index === 0 || (amount > 0 && unit !== 'second'));
  const words = shown.map(([unit, amount]) =>
    new Intl.NumberFormat(tagOf(locale), { style: 'unit', unit, unitDisplay: 'long' }).format(amount),
  );
  return new Intl.ListFormat(tagOf(locale), { type: 'unit', style: 'short' }).format(words);
}

/** `9,214`. */
export function formatNumber(value: number, locale: Locale): string {
  return new Intl.NumberFormat(tagOf(locale)).format(value);
}

/** A size in the unit people use for files, `61 MB`. Bytes in. */
export function formatBytes(bytes: number, locale: Locale): string {
  const [unit, size] =
    bytes >= 1_000_000 ? (['megabyte', 1_000_000] as const) : (['kilobyte', 1_000] as const);
  const options = { style: 'unit', unit, maximumFractionDigits: bytes >= 10_000_000 ? 0 : 1 } as const;
  return new Intl.NumberFormat(tagOf(locale), options).format(bytes / size);
}
