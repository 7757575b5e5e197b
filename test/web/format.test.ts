import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatLength, formatTime } from '#lib/i18n/format.ts';
import { questionPath, slugOf } from '#lib/slug.ts';
import { durationOf, spansOf, typedDuration, typedSpans } from '#lib/server/sla-form.ts';
import { safeNext } from '#lib/server/safe-next.ts';
import { batchesOf } from '#lib/state/import-file.ts';
import { NOON } from './support/show.ts';

const amsterdam = (locale: 'en' | 'he' | 'nl') => ({ locale, timeZone: 'Europe/Amsterdam' });

describe('moments', () => {
  it.each([
    ['en', '46 min ago'],
    ['nl', '46 min. geleden'],
    ['he', 'לפני 46 דק׳'],
  ] as const)('are relative under a day in %s', (locale, words) => {
    expect(formatAgo('2026-11-12T10:14:00Z', amsterdam(locale), NOON)).toBe(words);
  });

  it('are dates after a day, with the year when it is another one', () => {
    expect(formatAgo('2026-10-01T10:14:00Z', amsterdam('en'), NOON)).toBe('1 October');
    expect(formatAgo('2025-10-01T10:14:00Z', amsterdam('en'), NOON)).toBe('1 October 2025');
  });

  it('are told in the reader’s own zone', () => {
    expect(formatTime('2026-11-12T16:58:00Z', { locale: 'he', timeZone: 'Asia/Jerusalem' })).toBe('18:58');
  });
});

describe('lengths of counted time', () => {
  it('know no days, because a counted day has no fixed length', () => {
    expect(formatLength(24 * 3_600_000, 'en')).toBe('24 hours');
    expect(formatLength(80 * 60_000, 'en')).toBe('1 hour, 20 minutes');
  });

  it.each([
    ['1.5', 'PT1H30M'],
    ['0,5', 'PT30M'],
    ['1h 30m', 'PT1H30M'],
    ['2u', 'PT2H'],
    ['45s', 'PT45S'],
  ])('typed as %s are kept as %s', (typed, kept) => {
    expect(durationOf(typed)).toBe(kept);
  });

  it('that nobody typed are no clock, and nonsense is left for the API to refuse', () => {
    expect(durationOf('  ')).toBeUndefined();
    expect(durationOf('soon')).toBe('soon');
  });

  it.each(['1h 30m', '8h', '45s'])('are shown as they are typed: %s', (typed) => {
    expect(typedDuration(durationOf(typed))).toBe(typed);
  });
});

describe('hours of a day', () => {
  it('may have a break, and are shown as they are typed', () => {
    const spans = [
      { from: '09:00', to: '12:30' },
      { from: '13:30', to: '18:00' },
    ];
    expect(spansOf('9:00-12:30, 13:30–18:00')).toEqual(spans);
    expect(typedSpans(spans)).toBe('09:00–12:30, 13:30–18:00');
    expect(spansOf('')).toEqual([]);
  });
});

describe('sizes of files', () => {
  it('are said as people say them', () => {
    expect(formatBytes(61_000_000, 'en')).toBe('61 MB');
  });
});

describe('addresses of questions', () => {
  it('carry the title in its own script', () => {
    expect(slugOf('How do I keep slime from my tray?')).toBe('how-do-i-keep-slime-from-my-tray');
    expect(slugOf('למה הקצף מתפרק?')).toBe('למה-הקצף-מתפרק');
    expect(slugOf('???')).toBe('q');
    expect(questionPath('support', { id: 'qst_1', title: 'A b' })).toBe('/support/q/qst_1/a-b');
  });
});

describe('where a form leads afterwards', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/a\nb'])(
    'never leaves the host: %j',
    (wanted) => {
      expect(safeNext(wanted)).toBe('/');
    },
  );

  it('is the page the visitor came from', () => {
    expect(safeNext('/support/ask?space=care')).toBe('/support/ask?space=care');
  });
});

describe('an import', () => {
  it('is cut into batches that together are the whole file, each knowing its first line', () => {
    const text = Array.from({ length: 450 }, (_, index) => `<row Id="${String(index)}" />`).join('\n');
    const batches = batchesOf(text);
    expect(batches.map(({ firstRow }) => firstRow)).toEqual([1, 201, 401]);
    expect(batches.flatMap(({ lines }) => lines).join('\n')).toBe(text);
  });
});
