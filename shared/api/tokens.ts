import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { nameText } from '../model/text.ts';
import { scopeSchema, tokenSchema } from '../model/token.ts';
import { roleSchema } from '../permissions.ts';
import { defineRoute, noContent } from './define-route.ts';

const tag = 'tokens';

export const createApiToken = defineRoute({
  operationId: 'createApiToken',
  summary: 'Make a token for a program: my own, or a service’s with a member of its own.',
  tag,
  method: 'POST',
  path: '/tokens',
  access: { permission: 'token.own' },
  scope: 'admin',
  rate: 'sensitive',
  body: z.strictObject({
    name: nameText,
    scopes: z.array(scopeSchema).min(1).max(5),
    days: z.int().min(1).max(366).default(90),
    /** Given for a service: the role of the member that is made for it. */
    serviceRole: roleSchema.optional(),
  }),
  response: tokenSchema.extend({
    /** Shown this once; a repeat with the same Idempotency-Key does not have it. */
    secret: z.string().optional(),
  }),
  status: 201,
  errors: ['member.role_above_own', 'token.scope_above_own', 'token.too_many'],
});

export const listApiTokens = defineRoute({
  operationId: 'listApiTokens',
  summary: 'My tokens, and for admins those of services.',
  tag,
  method: 'GET',
  path: '/tokens',
  access: { permission: 'token.own' },
  scope: 'read',
  rate: 'read',
  response: z.object({ items: z.array(tokenSchema) }),
});

export const revokeApiToken = defineRoute({
  operationId: 'revokeApiToken',
  summary: 'End a token at once. A service’s member can do nothing any more.',
  tag,
  method: 'DELETE',
  path: '/tokens/{tokenId}',
  access: { permission: 'token.own' },
  scope: 'admin',
  rate: 'write',
  params: z.strictObject({ tokenId: idSchema('token') }),
  response: noContent,
  status: 204,
  errors: ['token.not_found'],
});
