import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { authorSchema } from './member.ts';
import { SlaTarget } from './sla-policy.ts';

/** Percent of the counted time: experts are asked at 50, moderators told at 80, a ticket opened at 100. */
export const stepShareSchema = z.union([z.literal(50), z.literal(80), z.literal(100)]);

/** Whose policy a clock keeps: the space's own, its community's, the organisation's, or ours when none was set. */
export const policyScopeSchema = z.enum(['space', 'community', 'tenant', 'standard']);
export type PolicyScope = z.infer<typeof policyScopeSchema>;

export const clockStepSchema = z.object({
  share: stepShareSchema,
  /** Absent while the clock stands still before the step. */
  dueAt: z.iso.datetime().optional(),
  doneAt: z.iso.datetime().optional(),
  cancelledAt: z.iso.datetime().optional(),
  /** Who was asked or told at this step. */
  members: z.array(authorSchema),
});

export const questionClockSchema = z.object({
  target: SlaTarget,
  policy: z.object({
    scope: policyScopeSchema,
    version: z.int(),
    calendarName: z.string(),
    timeZone: z.string(),
  }),
  startedAt: z.iso.datetime(),
  /** Counted time allowed, in milliseconds of the calendar's open hours. */
  durationMs: z.int(),
  /** Counted time left at the moment of the answer; negative when late. */
  remainingMs: z.int(),
  pausedAt: z.iso.datetime().optional(),
  stoppedAt: z.iso.datetime().optional(),
  outcome: z.enum(['met', 'late', 'void']).optional(),
  /** What happened, in order: waiting for the asker, reached, given back. */
  turns: z.array(
    z.object({ at: z.iso.datetime(), kind: z.enum(['pause', 'resume', 'stop', 'reopen', 'void']) }),
  ),
  steps: z.array(clockStepSchema),
});
export type QuestionClock = z.infer<typeof questionClockSchema>;

/** One line of the page 'due next'. */
export const dueClockSchema = z.object({
  questionId: idSchema('question'),
  title: z.string(),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  asker: authorSchema,
  target: SlaTarget,
  /** The next step that is not done. */
  share: stepShareSchema,
  dueAt: z.iso.datetime(),
  remainingMs: z.int(),
});
export type DueClock = z.infer<typeof dueClockSchema>;
