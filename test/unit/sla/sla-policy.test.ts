import { describe, expect, it } from 'vitest';
import { aroundTheClock, mondayToFriday, sundayToThursday } from '#shared/calendars.ts';
import { Calendar } from '#shared/model/calendar.ts';
import {
  checkSlaPolicy,
  countedMilliseconds,
  SlaPolicy,
  SlaPolicySettings,
} from '#shared/model/sla-policy.ts';

const GROUP = `grp_${'0'.repeat(26)}` as const;
const settings = (changes: Partial<SlaPolicySettings> = {}): SlaPolicySettings => ({
  firstAnswer: 'PT8H',
  calendar: mondayToFriday('Europe/Amsterdam'),
  priorityByGroup: [],
  pauseWhileWaitingForAsker: true,
  ...changes,
});
const calendar = (changes: object): object => ({ ...mondayToFriday('Europe/Amsterdam'), ...changes });
const problems = (schema: typeof Calendar | typeof SlaPolicySettings, input: unknown): string[] =>
  schema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? [];

describe('Calendar', () => {
  it.each([mondayToFriday('America/New_York'), sundayToThursday('Asia/Jerusalem'), aroundTheClock()])(
    'accepts the preset $name',
    (preset) => {
      expect(Calendar.parse(preset)).toEqual(preset);
    },
  );

  it.each(['Mars/Olympus', '+02:00', '', 'Europe/Amsterdam; DROP'])(
    'refuses the time zone "%s"',
    (timeZone) => {
      expect(problems(Calendar, calendar({ timeZone }))).toEqual(['timeZone calendar.time_zone_unknown']);
    },
  );

  it('refuses a week without hours', () => {
    expect(problems(Calendar, calendar({ workingHours: {} }))).toEqual(['workingHours calendar.never_open']);
    expect(problems(Calendar, calendar({ workingHours: { monday: [] } }))).toHaveLength(1);
  });

  it.each([
    [[{ from: '09:00', to: '25:00' }], 'workingHours.monday.0.to calendar.time_malformed'],
    [[{ from: '24:00', to: '24:00' }], 'workingHours.monday.0.from calendar.time_malformed'],
    [[{ from: '22:00', to: '06:00' }], 'workingHours.monday.0.to calendar.span_too_short'],
    [
      [
        { from: '13:00', to: '18:00' },
        { from: '09:00', to: '13:15' },
      ],
      'workingHours.monday calendar.spans_overlap',
    ],
  ])('refuses the hours %j', (monday, problem) => {
    expect(problems(Calendar, calendar({ workingHours: { monday } }))).toContain(problem);
  });

  it('accepts spans that touch, in any order, to the end of the day', () => {
    const monday = [
      { from: '12:00', to: '24:00' },
      { from: '09:00', to: '12:00' },
    ];
    expect(problems(Calendar, calendar({ workingHours: { monday } }))).toEqual([]);
  });

  it('refuses a holiday that is not a date, and a field it does not know', () => {
    expect(problems(Calendar, calendar({ holidays: ['2026-02-30'] }))).toHaveLength(1);
    expect(problems(Calendar, calendar({ timezone: 'UTC' }))).toHaveLength(1);
  });
});

describe('SlaPolicy', () => {
  it('accepts a policy with its version and refuses one without', () => {
    expect(SlaPolicy.safeParse({ ...settings(), version: 1 }).success).toBe(true);
    expect(SlaPolicy.safeParse(settings()).success).toBe(false);
  });

  it.each(['8 hours', 'P1D', 'PT', 'PT1.5H', '-PT8H', 'PT8h'])(
    'refuses "%s" as a duration',
    (firstAnswer) => {
      expect(problems(SlaPolicySettings, settings({ firstAnswer }))).toContain(
        'firstAnswer duration.malformed',
      );
    },
  );

  it('refuses no time at all and more than a thousand hours', () => {
    expect(problems(SlaPolicySettings, settings({ firstAnswer: 'PT0M' }))).toEqual([
      'firstAnswer duration.too_short',
    ]);
    expect(problems(SlaPolicySettings, settings({ firstAnswer: 'PT1000H1S' }))).toEqual([
      'firstAnswer duration.too_long',
    ]);
  });
});

describe('countedMilliseconds', () => {
  it('reads hours, minutes and seconds', () => {
    expect(countedMilliseconds('PT8H')).toBe(28_800_000);
    expect(countedMilliseconds('PT1H30M5S')).toBe(5_405_000);
    expect(countedMilliseconds('P1D')).toBeNaN();
  });
});

describe('checkSlaPolicy', () => {
  const check = (changes: Partial<SlaPolicySettings>, secondsAllowed = false): string[] =>
    checkSlaPolicy(settings(changes), { secondsAllowed }).map(({ field, code }) => `${field} ${code}`);

  it('accepts fifteen minutes and refuses less', () => {
    expect(check({ firstAnswer: 'PT15M' })).toEqual([]);
    expect(check({ firstAnswer: 'PT14M59S', acceptedAnswer: 'PT1M' })).toEqual([
      'firstAnswer duration.too_short',
      'acceptedAnswer duration.too_short',
    ]);
  });

  it('accepts seconds in local mode', () => {
    expect(check({ firstAnswer: 'PT10S' }, true)).toEqual([]);
  });

  it('refuses a group whose time comes out too short', () => {
    expect(check({ priorityByGroup: [{ groupId: GROUP, factor: 0.03 }] })).toEqual([
      'priorityByGroup.0.factor duration.too_short',
    ]);
    expect(check({ priorityByGroup: [{ groupId: GROUP, acceptedAnswer: 'PT5M' }] })).toEqual([
      'priorityByGroup.0.acceptedAnswer duration.too_short',
    ]);
  });

  it('refuses a group that is named twice or has no time', () => {
    const once = { groupId: GROUP, factor: 0.5 };
    expect(check({ priorityByGroup: [once, once] })).toEqual([
      'priorityByGroup.1.groupId sla_policy.group_twice',
    ]);
    expect(check({ priorityByGroup: [{ groupId: GROUP }] })).toEqual([
      'priorityByGroup.0.firstAnswer sla_policy.no_duration',
    ]);
  });

  it('refuses a policy without any time', () => {
    const { firstAnswer: _, ...none } = settings();
    expect(checkSlaPolicy(none, { secondsAllowed: false })).toEqual([
      { field: 'firstAnswer', code: 'sla_policy.no_duration' },
    ]);
  });
});
