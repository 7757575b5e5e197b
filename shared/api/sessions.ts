import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { newSessionSchema } from '../model/invitation.ts';
import { memberSchema } from '../model/member.ts';
import { localeSchema, timeZoneSchema } from '../model/tenant.ts';
import { nameText } from '../model/text.ts';
import { permissionSchema } from '../permissions.ts';
import { defineRoute, noContent } from './define-route.ts';

const tag = 'sessions';

export const createSession = defineRoute({
  operationId: 'createSession',
  summary: 'Exchange a proof of identity (ID token) for a session in this organisation.',
  tag,
  method: 'POST',
  path: '/sessions',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({
    idToken: z.string().min(20).max(8_192),
    /** Shown in the list of sessions, `Firefox on Linux`. */
    device: nameText.optional(),
  }),
  response: newSessionSchema,
  status: 201,
  errors: ['session.no_member', 'actor.token_invalid', 'identity.unavailable'],
});

export const listSessions = defineRoute({
  operationId: 'listSessions',
  summary: 'Where I am signed in.',
  tag,
  method: 'GET',
  path: '/sessions',
  access: 'member',
  scope: 'read',
  rate: 'read',
  response: z.object({
    items: z.array(
      z.object({
        id: idSchema('session'),
        device: z.string(),
        isCurrent: z.boolean(),
        createdAt: z.iso.datetime(),
        expiresAt: z.iso.datetime(),
      }),
    ),
  }),
});

export const signOut = defineRoute({
  operationId: 'signOut',
  summary: 'End this session.',
  tag,
  method: 'DELETE',
  path: '/sessions/current',
  access: 'member',
  scope: 'write',
  rate: 'write',
  response: noContent,
  status: 204,
});

export const revokeSession = defineRoute({
  operationId: 'revokeSession',
  summary: 'End one of my sessions.',
  tag,
  method: 'DELETE',
  path: '/sessions/{sessionId}',
  access: 'member',
  scope: 'write',
  rate: 'write',
  params: z.strictObject({ sessionId: idSchema('session') }),
  response: noContent,
  status: 204,
  errors: ['session.not_found'],
});

/** Me, with what my role lets me do at all. */
const meSchema = memberSchema.extend({ permissions: z.array(permissionSchema) });

export const getMe = defineRoute({
  operationId: 'getMe',
  summary: 'Who I am here.',
  tag,
  method: 'GET',
  path: '/me',
  access: 'member',
  scope: 'read',
  rate: 'read',
  response: meSchema,
});

export const updateMe = defineRoute({
  operationId: 'updateMe',
  summary: 'Change my name, language or time zone.',
  tag,
  method: 'PATCH',
  path: '/me',
  access: 'member',
  scope: 'write',
  rate: 'write',
  body: z.strictObject({
    name: nameText.optional(),
    locale: localeSchema.optional(),
    timeZone: timeZoneSchema.optional(),
  }),
  response: meSchema,
  errors: ['member.changed'],
});
