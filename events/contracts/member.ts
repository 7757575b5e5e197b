import * as z from 'zod';
import { idSchema } from '#shared/ids.ts';
import { roleSchema } from '#shared/permissions.ts';
import { memberStatusSchema } from '#shared/model/member.ts';
import { defineEvent } from './define-event.ts';

/** Somebody was asked to come in; by a link, nobody knows yet who. */
export const MemberInvited = defineEvent(
  'member.invited',
  1,
  z.object({
    invitationId: idSchema('invitation'),
    via: z.enum(['email', 'link']),
    role: roleSchema,
    /** The member that waits for the person; absent for a link. */
    memberId: idSchema('member').optional(),
  }),
);

/** A person signed in here for the first time. */
export const MemberJoined = defineEvent(
  'member.joined',
  1,
  z.object({
    memberId: idSchema('member'),
    role: roleSchema,
    invitationId: idSchema('invitation').optional(),
  }),
);

/** An admin, or the member, changed what the member is here; the facts that changed, as they are now. */
export const MemberUpdated = defineEvent(
  'member.updated',
  1,
  z.object({
    memberId: idSchema('member'),
    name: z.string().optional(),
    role: roleSchema.optional(),
    status: memberStatusSchema.optional(),
    groupIds: z.array(idSchema('group')).optional(),
    expertTopics: z.array(z.string()).optional(),
  }),
);
