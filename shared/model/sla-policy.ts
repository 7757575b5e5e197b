import * as z from 'zod';
import type { FieldError } from '../errors.ts';
import { idSchema } from '../ids.ts';
import { Calendar } from './calendar.ts';

const COUNTED_DURATION = /^PT(?=\d)(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})S)?$/;
const LONGEST_MS = 1_000 * 3_600_000;
/** A sweep each 5 minutes could not keep the steps of a shorter clock apart. */
const SHORTEST_MS = 15 * 60_000;

/** Milliseconds of a counted duration such as `PT8H` or `PT1H30M`; `NaN` when it is not one. */
export function countedMilliseconds(duration: string): number {
  const parts = COUNTED_DURATION.exec(duration);
  if (parts === null) return Number.NaN;
  const [hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((part: string | undefined) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
}

/**
 * ISO 8601 duration of counted time, in hours, minutes and seconds: `PT8H`. Days are refused, because a day is 24
 * hours to some and a working day to others. More than nothing, at most 1,000 hours.
 */
export const CountedDuration = z
  .string()
  .regex(COUNTED_DURATION, 'duration.malformed')
  .refine((text) => countedMilliseconds(text) > 0, 'duration.too_short')
  .refine((text) => countedMilliseconds(text) <= LONGEST_MS, 'duration.too_long');
export type CountedDuration = z.infer<typeof CountedDuration>;

/** What a clock waits for. */
export const SlaTarget = z.enum(['first_answer', 'accepted_answer']);
export type SlaTarget = z.infer<typeof SlaTarget>;

/** The ladder's steps in percent of the counted time: experts, moderators, ticket. The same in every policy. */
export const STEP_SHARES = [50, 80, 100] as const;
export type StepShare = (typeof STEP_SHARES)[number];

const GroupFactor = z.strictObject({
  groupId: idSchema('group'),
  /** Times the policy's own durations: 0.5 is twice as urgent. */
  factor: z.number().min(0.01).max(100),
});
const GroupDurations = z.strictObject({
  groupId: idSchema('group'),
  firstAnswer: CountedDuration.optional(),
  acceptedAnswer: CountedDuration.optional(),
});

/** Members of the group get other durations, by a factor or their own. */
export const GroupPriority = z.union([GroupFactor, GroupDurations]);
export type GroupPriority = z.infer<typeof GroupPriority>;

/** What an admin sets for a space. A target without a duration has no clock. */
export const SlaPolicySettings = z.strictObject({
  firstAnswer: CountedDuration.optional(),
  acceptedAnswer: CountedDuration.optional(),
  calendar: Calendar,
  priorityByGroup: z.array(GroupPriority).max(50),
  pauseWhileWaitingForAsker: z.boolean(),
});
export type SlaPolicySettings = z.infer<typeof SlaPolicySettings>;

/** The settings with their version; each change of a space's policy adds one. */
export const SlaPolicy = SlaPolicySettings.extend({ version: z.int().min(1) });
export type SlaPolicy = z.infer<typeof SlaPolicy>;

/** The counted time, in whole milliseconds, that `factor` makes of a policy's duration. */
export function scaledMilliseconds(duration: CountedDuration, factor: number): number {
  return Math.max(1, Math.round(countedMilliseconds(duration) * factor));
}

function shortest(durations: (CountedDuration | undefined)[], factor = 1): number {
  const given = durations.filter((duration) => duration !== undefined);
  return Math.min(...given.map((duration) => scaledMilliseconds(duration, factor)));
}

function checkGroup(settings: SlaPolicySettings, place: number, leastMs: number): FieldError[] {
  const group = settings.priorityByGroup[place];
  if (group === undefined) return [];
  const path = `priorityByGroup.${place}`;
  if (settings.priorityByGroup.findIndex(({ groupId }) => groupId === group.groupId) !== place) {
    return [{ field: `${path}.groupId`, code: 'sla_policy.group_twice' }];
  }
  if ('factor' in group) {
    const short = shortest([settings.firstAnswer, settings.acceptedAnswer], group.factor) < leastMs;
    return short ? [{ field: `${path}.factor`, code: 'duration.too_short' }] : [];
  }
  return checkDurations(group, leastMs, `${path}.`);
}

function checkDurations(
  from: Pick<SlaPolicySettings, 'firstAnswer' | 'acceptedAnswer'>,
  leastMs: number,
  path: string,
): FieldError[] {
  const { firstAnswer, acceptedAnswer } = from;
  if (firstAnswer === undefined && acceptedAnswer === undefined) {
    return [{ field: `${path}firstAnswer`, code: 'sla_policy.no_duration' }];
  }
  const short = (['firstAnswer', 'acceptedAnswer'] as const).filter(
    (name) => shortest([from[name]]) < leastMs,
  );
  return short.map((name) => ({ field: `${path}${name}`, code: 'duration.too_short' }));
}

/**
 * What the schema cannot say of settings it accepted: every duration that results, a group's too, is at least 15
 * minutes, unless `secondsAllowed` (local mode, so that the ladder can be watched); no group stands twice; there is
 * a duration. Empty when all is well.
 */
export function checkSlaPolicy(
  settings: SlaPolicySettings,
  { secondsAllowed }: { secondsAllowed: boolean },
): FieldError[] {
  const leastMs = secondsAllowed ? 1_000 : SHORTEST_MS;
  const groups = settings.priorityByGroup.flatMap((_, place) => checkGroup(settings, place, leastMs));
  return [...checkDurations(settings, leastMs, ''), ...groups];
}
