import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { roleSchema } from '../permissions.ts';
import { memberSchema } from './member.ts';

export const invitationStatusSchema = z.enum(['open', 'used', 'expired', 'revoked']);
export type InvitationStatus = z.infer<typeof invitationStatusSchema>;

/** Days an invitation can be used. */
export const invitationDaysSchema = z.union([z.literal(1), z.literal(7), z.literal(30), z.literal(90)]);

export const invitationSchema = z.object({
  id: idSchema('invitation'),
  via: z.enum(['email', 'link']),
  email: z.string().optional(),
  role: roleSchema,
  groupIds: z.array(idSchema('group')),
  invitedBy: z.object({ id: idSchema('member'), name: z.string() }),
  status: invitationStatusSchema,
  uses: z.int(),
  mostUses: z.int(),
  expiresAt: z.iso.datetime(),
  createdAt: z.iso.datetime(),
});
export type Invitation = z.infer<typeof invitationSchema>;

/** What the invited person sees before accepting. */
export const openInvitationSchema = z.object({
  via: z.enum(['email', 'link']),
  organisation: z.string(),
  inviterName: z.string(),
  role: roleSchema,
  /** Only for an invitation by e-mail, whose reader is the one it names. */
  email: z.string().optional(),
  /** Whose imported posts become those of whoever accepts. */
  authorName: z.string().optional(),
  expiresAt: z.iso.datetime(),
});

/** A session that has just begun. The token is shown this once; its hash is what is kept. */
export const newSessionSchema = z.object({
  token: z.string(),
  expiresAt: z.iso.datetime(),
  member: memberSchema,
});
