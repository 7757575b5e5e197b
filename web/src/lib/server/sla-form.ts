import type { Group } from '#shared/model/member.ts';
import type { GroupPriority, SlaPolicySettings } from '#shared/model/sla-policy.ts';
import { WEEKDAYS } from '#shared/model/calendar.ts';
import { countedMilliseconds } from '#shared/model/sla-policy.ts';
import type { Field } from './form-action.ts';

type Spans = NonNullable<SlaPolicySettings['calendar']['workingHours']['monday']>;

/** `u` is Dutch for `h`. */
const UNIT_SECONDS: Readonly<Record<string, number>> = { h: 3_600, u: 3_600, m: 60, s: 1 };
const TYPED = /^(?:\d+(?:\.\d+)?[hums])+$/;

function secondsOf(text: string): number {
  if (!TYPED.test(text)) return Number(text) * 3_600;
  const parts = text.matchAll(/([\d.]+)([hums])/g);
  return parts.reduce((sum, [, amount, unit = 'h']) => sum + Number(amount) * (UNIT_SECONDS[unit] ?? 0), 0);
}

/** `1h 30m` or `1.5`, which is hours, as `PT1H30M`. Empty: no clock. What it cannot read is given on, for the API to refuse. */
export function durationOf(typed: string): string | undefined {
  const text = typed.toLowerCase().replaceAll(',', '.').replaceAll(/\s/g, '');
  if (text === '') return undefined;
  const seconds = Math.round(secondsOf(text));
  if (!Number.isFinite(seconds) || seconds <= 0) return typed;
  const [h, m, s] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `PT${h > 0 ? `${String(h)}H` : ''}${m > 0 ? `${String(m)}M` : ''}${s > 0 ? `${String(s)}S` : ''}`;
}

/** A duration as it is typed: `1h 30m`. */
export function typedDuration(duration: string | undefined): string {
  if (duration === undefined) return '';
  const seconds = Math.round(countedMilliseconds(duration) / 1_000);
  const parts = { h: Math.floor(seconds / 3_600), m: Math.floor(seconds / 60) % 60, s: seconds % 60 };
  return Object.entries(parts)
    .filter(([, amount]) => amount > 0)
    .map(([unit, amount]) => `${String(amount)}${unit}`)
    .join(' ');
}

/** `09:00–12:30, 13:30–18:00` as spans; what is no span is given on, for the API to refuse. */
export function spansOf(typed: string): Spans {
  const parts = typed.split(/[,;]/).map((part) => part.trim());
  return parts.filter(Boolean).map((part) => {
    const [from = '', to = ''] = part.split(/[-–—]/).map((time) => time.trim().padStart(5, '0'));
    return { from, to };
  });
}

/** Spans as they are typed. */
export const typedSpans = (spans: Spans = []): string =>
  spans.map(({ from, to }) => `${from}–${to}`).join(', ');

function workingHours(field: Field): SlaPolicySettings['calendar']['workingHours'] {
  const days = WEEKDAYS.map((day) => [day, spansOf(field(day))] as const);
  return Object.fromEntries(days.filter(([, spans]) => spans.length > 0));
}

/** What a group gets: its own times, or the policy's times a factor; nothing typed is nothing set. */
function priorityOf(field: Field, groupId: Group['id']): GroupPriority | undefined {
  const firstAnswer = durationOf(field(`first-${groupId}`));
  const acceptedAnswer = durationOf(field(`accepted-${groupId}`));
  if (firstAnswer !== undefined || acceptedAnswer !== undefined) {
    return {
      groupId,
      ...(firstAnswer !== undefined && { firstAnswer }),
      ...(acceptedAnswer !== undefined && { acceptedAnswer }),
    };
  }
  const factor = field(`factor-${groupId}`).trim().replace(',', '.');
  return factor === '' ? undefined : { groupId, factor: Number(factor) };
}

/** The settings of a policy as the form gives them. What is wrong in them is for the API to say. */
export function settingsOf(field: Field): SlaPolicySettings {
  const firstAnswer = durationOf(field('firstAnswer'));
  const acceptedAnswer = durationOf(field('acceptedAnswer'));
  const priorities = field.all('group').map((groupId) => priorityOf(field, groupId as Group['id']));
  return {
    ...(firstAnswer !== undefined && { firstAnswer }),
    ...(acceptedAnswer !== undefined && { acceptedAnswer }),
    calendar: {
      name: field('calendarName'),
      timeZone: field('timeZone'),
      workingHours: workingHours(field),
      holidays: field('holidays').split(/\s+/).filter(Boolean),
    },
    priorityByGroup: priorities.filter((priority) => priority !== undefined),
    pauseWhileWaitingForAsker: field('pause') === 'yes',
  };
}
