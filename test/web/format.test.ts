import { describe, expect, it } from 'vitest';
import { formatAgo, formatBytes, formatLength, formatTime } from '#lib/i18n/format.ts';
import { questionPath, slugOf } from '#lib/slug.ts';
import { hoursOf, durationOf } from '#lib/server/sla-form.ts';
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

  it('are typed in hours and kept as durations', () => {
    expect(durationOf('1.5')).toBe('PT1H30M');
    expect(durationOf('0,5')).toBe('PT30M');
    expect(durationOf('  ')).toBeUndefined();
    expect(hoursOf('PT1H30M')).toBe('1.5');
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
