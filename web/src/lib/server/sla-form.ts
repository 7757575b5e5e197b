import type { Group } from '#shared/model/member.ts';
import type { SlaPolicySettings } from '#shared/model/sla-policy.ts';
import { WEEKDAYS } from '#shared/model/calendar.ts';
import { countedMilliseconds } from '#shared/model/sla-policy.ts';
import type { Field } from './form-action.ts';

const HOUR_MS = 3_600_000;

/** `1.5` hours as `PT1H30M`; to the second, so that a short clock can be tried in the local cloud. Empty: no clock. */
export function durationOf(hours: string): string | undefined {
  const text = hours.trim().replace(',', '.');
  if (text === '') return undefined;
  const seconds = Math.round(Number(text) * 3_600);
  // The API says what is wrong with what it cannot read.
  if (!Number.isFinite(seconds) || seconds <= 0) return hours;
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `PT${h > 0 ? `${String(h)}H` : ''}${m > 0 ? `${String(m)}M` : ''}${s > 0 ? `${String(s)}S` : ''}`;
}

/** The hours of a duration, as they are typed. */
export function hoursOf(duration: string | undefined): string {
  return duration === undefined
    ? ''
    : String(Math.round((countedMilliseconds(duration) / HOUR_MS) * 10_000) / 10_000);
}

function workingHours(field: Field): SlaPolicySettings['calendar']['workingHours'] {
  const days = WEEKDAYS.map((day) => [day, field(`${day}From`).trim(), field(`${day}To`).trim()] as const);
  return Object.fromEntries(
    days.filter(([, from, to]) => from !== '' || to !== '').map(([day, from, to]) => [day, [{ from, to }]]),
  );
}

/** The settings of a policy as the form gives them. What is wrong in them is for the API to say. */
export function settingsOf(field: Field): SlaPolicySettings {
  const firstAnswer = durationOf(field('firstAnswer'));
  const acceptedAnswer = durationOf(field('acceptedAnswer'));
  const factor = Number(field('factor').replace(',', '.'));
  const groupId = field('groupId') as Group['id'];
  return {
    ...(firstAnswer !== undefined && { firstAnswer }),
    ...(acceptedAnswer !== undefined && { acceptedAnswer }),
    calendar: {
      name: field('calendarName'),
      timeZone: field('timeZone'),
      workingHours: workingHours(field),
      holidays: field('holidays').split(/\s+/).filter(Boolean),
    },
    priorityByGroup: field('groupId') === '' ? [] : [{ groupId, factor }],
    pauseWhileWaitingForAsker: field('pause') === 'yes',
  };
}
