import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { authorSchema } from './member.ts';

/**
 * What a member is told of: an answer to their question, their answer accepted, their answer verified by staff, their
 * name in a post, a comment where they wrote, a question they are asked for by the ladder, a ticket for them.
 */
export const notificationTypeSchema = z.enum([
  'answer',
  'accept',
  'verify',
  'mention',
  'comment',
  'escalation',
  'ticket',
]);
export type NotificationType = z.infer<typeof notificationTypeSchema>;

/** How a member is reached. More come beside the app. */
export const channelSchema = z.enum(['app']);

const preferenceSchema = z.strictObject({ channels: z.array(channelSchema).max(5) });
export const notificationPreferencesSchema = z.record(notificationTypeSchema, preferenceSchema);
export type NotificationPreferences = z.infer<typeof notificationPreferencesSchema>;

export const notificationSchema = z.object({
  id: idSchema('notification'),
  type: notificationTypeSchema,
  at: z.iso.datetime(),
  readAt: z.iso.datetime().optional(),
  /** Who did it; absent when the clock or another system did. */
  by: authorSchema.optional(),
  questionId: idSchema('question'),
  communityId: idSchema('community'),
  spaceId: idSchema('space'),
  /** As it is now; absent when this member may not see the question any more. */
  title: z.string().optional(),
  /** The answer or comment it is about. */
  postId: z.string().optional(),
  ticketId: idSchema('ticket').optional(),
  /** For tickets: what happened. */
  act: z.enum(['opened', 'assigned', 'solved']).optional(),
  /** For escalations: the share of the time that is used. */
  share: z.int().optional(),
});
export type Notification = z.infer<typeof notificationSchema>;
