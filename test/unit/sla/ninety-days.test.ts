import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mondayToFriday, sundayToThursday } from '#shared/calendars.ts';
import type { Calendar } from '#shared/model/calendar.ts';
import { STEP_SHARES } from '#shared/model/sla-policy.ts';
import { minuteModel } from './minute-model.ts';
import type { MinuteModel } from './minute-model.ts';
import { MINUTE, playStory, SWEEP_MS } from './ninety-days.ts';
import type { Fault, Happening, Story } from './ninety-days.ts';

const DAYS = 90 * 1_440;
/** The jitter inside the minute, and then the sweep for a schedule that was lost. */
const LATEST_MS = 60_000 + SWEEP_MS;

const night: Calendar = {
  name: 'Nights',
  timeZone: 'America/New_York',
  workingHours: { saturday: [{ from: '21:00', to: '24:00' }], sunday: [{ from: '00:00', to: '05:00' }] },
  holidays: ['2026-03-15'],
};
/** Morocco's clock changes twice in these ninety days, for Ramadan; the others' once. */
const SEASONS = [
  { name: 'Morocco in Ramadan', calendar: mondayToFriday('Africa/Casablanca'), start: '2026-02-01' },
  { name: 'Israel in spring', calendar: sundayToThursday('Asia/Jerusalem'), start: '2026-02-01' },
  { name: 'the Netherlands in autumn', calendar: mondayToFriday('Europe/Amsterdam'), start: '2026-09-15' },
  { name: 'nights in New York in spring', calendar: night, start: '2026-02-01' },
];

const weighted = (weights: Record<Fault, number>): fc.Arbitrary<Fault> => {
  const faults = Object.entries(weights) as [Fault, number][];
  return fc.oneof(...faults.map(([fault, weight]) => ({ weight, arbitrary: fc.constant(fault) })));
};

/** Gaps of minutes between happenings of any kind: pauses, answers, un-accepted answers, in any mixture. */
const anyHappenings = (askedMinute: number): fc.Arbitrary<Happening[]> =>
  fc
    .array(
      fc.record({
        gap: fc.integer({ min: 1, max: 4_000 }),
        kind: fc.constantFrom<Happening['kind'][]>('pause', 'resume', 'resume', 'stop', 'reopen', 'reopen'),
      }),
      { maxLength: 8 },
    )
    .map((steps) => {
      let minute = askedMinute;
      return steps.map(({ gap, kind }) => ({ minute: (minute += gap), kind }));
    });

const anyStory = (weights: Record<Fault, number>): fc.Arbitrary<Story> =>
  fc.integer({ min: 0, max: 60 * 1_440 }).chain((askedMinute) =>
    fc.record({
      askedMinute: fc.constant(askedMinute),
      // Tens of minutes, so that 50 and 80 percent are whole minutes for the model.
      durationMinutes: fc.integer({ min: 2, max: 400 }).map((tens) => tens * 10),
      happenings: anyHappenings(askedMinute),
      faults: fc.array(weighted(weights), { minLength: 12, maxLength: 12 }),
    }),
  );

interface Walk {
  readonly dues: (number | undefined)[];
  /** From when until when there was an answer. */
  readonly answered: [from: number, until: number][];
}

/** Walks the minutes one by one, with two switches: waiting for the asker, and answered. */
function walk(story: Story, { start, before }: MinuteModel): Walk {
  const wanted = STEP_SHARES.map((share) => (story.durationMinutes * share) / 100);
  const [dues, answered]: [number[], [number, number][]] = [[], []];
  const facts = [...story.happenings];
  let [waiting, ended, counted] = [false, false, 0];
  for (let minute = story.askedMinute; minute <= DAYS; minute += 1) {
    const now = start + minute * MINUTE;
    for (; facts[0]?.minute === minute; facts.shift()) {
      const { kind } = facts[0];
      if (kind === 'pause' || kind === 'resume') waiting = kind === 'pause';
      else if (kind === 'stop' && !ended) answered.push([now, Infinity]);
      else if (kind === 'reopen' && ended) (answered.at(-1) ?? [])[1] = now;
      if (kind === 'stop' || kind === 'reopen') ended = kind === 'stop';
    }
    if (counted >= (wanted[dues.length] ?? Infinity)) dues.push(now);
    if (facts.length === 0 && (waiting || ended || dues.length === wanted.length)) break;
    if (!waiting && !ended) counted += (before[minute + 1] ?? 0) - (before[minute] ?? 0);
  }
  return { dues, answered };
}

/**
 * When a step that is due must be done at the latest. An answer that comes before that puts it off until the answer is
 * un-accepted; undefined when it never is.
 */
function latestOf(due: number, answered: Walk['answered']): number | undefined {
  let latest = due + LATEST_MS;
  for (const [from, to] of answered) if (from <= latest && to > due) latest = to + LATEST_MS;
  return Number.isFinite(latest) ? latest : undefined;
}

function checkStory(story: Story, calendar: Calendar, model: MinuteModel): void {
  const end = model.start + DAYS * MINUTE;
  const effects = playStory(story, { policyVersion: 1, calendar }, [model.start, end]);
  const shares = effects.map(({ share }) => share);
  expect(shares, 'each once, lowest first').toEqual([...new Set(shares)].sort((a, b) => a - b));
  const { dues, answered } = walk(story, model);
  for (const [place, share] of STEP_SHARES.entries()) {
    const due = dues[place];
    const latest = due === undefined ? undefined : latestOf(due, answered);
    const done = effects.find((effect) => effect.share === share)?.at;
    if (due === undefined) expect(done, `${share} % is not due`).toBeUndefined();
    else if (done !== undefined) {
      expect(done, `${share} % not early`).toBeGreaterThanOrEqual(due);
      expect(done, `${share} % not late`).toBeLessThanOrEqual(latest ?? due + LATEST_MS);
    } else if (latest !== undefined && latest < end) {
      expect.fail(`${share} % was never done, due ${new Date(due).toISOString()}`);
    }
  }
}

describe('ninety days of clocks', () => {
  const models = new Map(
    SEASONS.map(({ name, calendar, start }) => [name, minuteModel(calendar, Date.parse(start), DAYS)]),
  );
  const check = (
    { name, calendar }: (typeof SEASONS)[number],
    weights: Record<Fault, number>,
    numRuns: number,
  ): void => {
    const model = models.get(name);
    if (model === undefined) throw new Error(`no model of ${name}`);
    const property = fc.property(anyStory(weights), (story) => checkStory(story, calendar, model));
    fc.assert(property, { numRuns });
  };

  it.each(SEASONS)(
    'do each step once, never early and never late, with schedules lost and doubled: $name',
    (season) => {
      check(season, { none: 85, lost: 5, doubled: 5, stale: 5 }, 200);
    },
  );

  it.each(SEASONS)('do each step by the sweep alone when every schedule is lost: $name', (season) => {
    check(season, { none: 0, lost: 1, doubled: 0, stale: 0 }, 50);
  });
});
