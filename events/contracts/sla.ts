import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { stepShareSchema } from '#shared/model/clock.ts';
import { SlaTarget } from '#shared/model/sla-policy.ts';
import { defineEvent } from './define-event.ts';

/** A step of the ladder was done: experts asked (50), moderators told (80), or the time is over (100). */
export const QuestionEscalated = defineEvent(
  'question.escalated',
  1,
  z.object({
    questionId: idSchema('question'),
    communityId: idSchema('community'),
    spaceId: idSchema('space'),
    /** The asker. */
    authorId: idSchema('member'),
    title: z.string(),
    share: stepShareSchema,
    target: SlaTarget,
    dueAt: z.iso.datetime(),
    /** Who is asked or told. May be empty: no expert is known for the topics. */
    memberIds: z.array(idSchema('member')).max(20),
  }),
);

/** The policy of a space, a community, or of the organisation when neither is named. */
export const SlaPolicyChanged = defineEvent(
  'sla_policy.changed',
  1,
  z.object({
    spaceId: idSchema('space').optional(),
    communityId: idSchema('community').optional(),
    policyVersion: z.int(),
    /** Clocks that run are planned anew. */
    applyToRunning: z.boolean(),
  }),
);
