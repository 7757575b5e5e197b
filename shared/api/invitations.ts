import * as z from 'zod';
import { idSchema } from '../ids.ts';
import {
  invitationDaysSchema,
  invitationSchema,
  newSessionSchema,
  openInvitationSchema,
} from '../model/invitation.ts';
import { codeText, invitationSecret, passwordText } from '../model/secrets.ts';
import { emailSchema, localeSchema, timeZoneSchema } from '../model/tenant.ts';
import { nameText } from '../model/text.ts';
import { roleSchema } from '../permissions.ts';
import { defineRoute, noContent, pageOf, paging } from './define-route.ts';

const tag = 'invitations';
const closed = ['invitation.not_found', 'invitation.used', 'invitation.expired', 'invitation.revoked'];

export const inviteMember = defineRoute({
  operationId: 'inviteMember',
  summary: 'Invite one person by e-mail, or make a link for several. Nobody gives a role above their own.',
  tag,
  method: 'POST',
  path: '/invitations',
  access: { permission: 'member.invite' },
  scope: 'admin',
  rate: 'write',
  body: z.strictObject({
    /** Left out for a link. */
    email: emailSchema.optional(),
    /** With an e-mail: an author of imported posts. Whoever accepts becomes them. Takes the right to manage members. */
    memberId: idSchema('member').optional(),
    role: roleSchema.default('member'),
    groupIds: z.array(idSchema('group')).max(50).default([]),
    days: invitationDaysSchema.default(7),
    /** People who may use a link. An invitation by e-mail is for one. */
    mostUses: z.int().min(1).max(1_000).default(1),
  }),
  response: invitationSchema.extend({
    /** Shown this once, and only for a link: the e-mail's own goes to its reader alone. */
    link: z.url().optional(),
  }),
  status: 201,
  errors: [
    'member.role_above_own',
    'group.not_found',
    'member.exists',
    'member.suspended',
    'member.not_found',
    'member.not_unclaimed',
    'member.changed',
    'mail.unavailable',
  ],
});

export const listInvitations = defineRoute({
  operationId: 'listInvitations',
  summary: 'Invitations, newest first.',
  tag,
  method: 'GET',
  path: '/invitations',
  access: { permission: 'member.invite' },
  scope: 'admin',
  rate: 'read',
  query: z.strictObject(paging),
  response: pageOf(invitationSchema),
  errors: ['cursor.invalid'],
});

export const revokeInvitation = defineRoute({
  operationId: 'revokeInvitation',
  summary: 'Take an invitation back. Who has accepted stays.',
  tag,
  method: 'DELETE',
  path: '/invitations/{invitationId}',
  access: { permission: 'member.invite' },
  scope: 'admin',
  rate: 'write',
  params: z.strictObject({ invitationId: idSchema('invitation') }),
  response: noContent,
  status: 204,
  errors: ['invitation.not_found', 'invitation.used', 'member.role_above_own'],
});

export const getInvitation = defineRoute({
  operationId: 'getInvitation',
  summary: 'What an invitation offers. The secret travels in the body, never in an address of the API.',
  tag,
  method: 'POST',
  path: '/invitations/lookup',
  access: 'public',
  scope: 'read',
  rate: 'sensitive',
  body: z.strictObject({ secret: invitationSecret }),
  response: openInvitationSchema,
  errors: closed,
});

export const requestJoinCode = defineRoute({
  operationId: 'requestJoinCode',
  summary: 'Send a code to an address, to join by a link. The answer is the same for every address.',
  tag,
  method: 'POST',
  path: '/invitations/codes',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({ secret: invitationSecret, email: emailSchema, locale: localeSchema.optional() }),
  response: z.object({ codeExpiresAt: z.iso.datetime() }),
  status: 202,
  errors: [...closed, 'code.too_many', 'mail.unavailable'],
});

export const acceptInvitation = defineRoute({
  operationId: 'acceptInvitation',
  summary: 'Join. By e-mail the invitation itself proves the address; by link a code does.',
  tag,
  method: 'POST',
  path: '/invitations/acceptance',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({
    secret: invitationSecret,
    name: nameText,
    password: passwordText,
    /** With a link only. */
    email: emailSchema.optional(),
    code: codeText.optional(),
    locale: localeSchema.optional(),
    timeZone: timeZoneSchema.optional(),
  }),
  response: newSessionSchema.extend({
    /** The person had an account before: their password is the one they know, not the one sent here. */
    accountExisted: z.boolean(),
  }),
  status: 201,
  errors: [
    ...closed,
    'code.wrong',
    'code.expired',
    'code.exhausted',
    'member.exists',
    'member.suspended',
    'password.too_weak',
  ],
});
