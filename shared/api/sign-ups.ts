import * as z from 'zod';
import { idSchema } from '../ids.ts';
import { codeText, passwordText } from '../model/secrets.ts';
import { signUpSchema } from '../model/sign-up.ts';
import {
  communityKindSchema,
  emailSchema,
  localeSchema,
  slugSchema,
  timeZoneSchema,
} from '../model/tenant.ts';
import { nameText } from '../model/text.ts';
import { defineRoute } from './define-route.ts';

const tag = 'sign-ups';
const signUpParams = z.strictObject({ signUpId: idSchema('signUp') });

export const checkAddress = defineRoute({
  operationId: 'checkAddress',
  summary: 'Whether an address is free, and free ones like it.',
  tag,
  method: 'GET',
  path: '/addresses/{slug}',
  host: 'root',
  access: 'public',
  scope: 'read',
  rate: 'write',
  params: z.strictObject({ slug: z.string().max(100) }),
  response: z.object({
    slug: z.string(),
    status: z.enum(['free', 'taken', 'reserved', 'malformed']),
    suggestions: z.array(slugSchema),
  }),
});

export const signUpTenant = defineRoute({
  operationId: 'signUpTenant',
  summary: 'Ask for a community of one’s own. A code goes to the address; repeat it for a new code.',
  tag,
  method: 'POST',
  path: '/sign-ups',
  host: 'root',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({
    organisation: nameText,
    slug: slugSchema,
    name: nameText,
    email: emailSchema,
    kinds: z.array(communityKindSchema).min(1).max(4),
    locale: localeSchema,
    timeZone: timeZoneSchema,
  }),
  response: z.object({ id: idSchema('signUp'), codeExpiresAt: z.iso.datetime() }),
  status: 201,
  errors: ['address.taken', 'address.reserved', 'code.too_many'],
});

export const getSignUp = defineRoute({
  operationId: 'getSignUp',
  summary: 'How far a sign-up is. One that stands still goes on when it is verified again.',
  tag,
  method: 'GET',
  path: '/sign-ups/{signUpId}',
  host: 'root',
  access: 'public',
  scope: 'read',
  rate: 'read',
  params: signUpParams,
  response: signUpSchema,
  errors: ['sign_up.not_found'],
});

export const verifySignUp = defineRoute({
  operationId: 'verifySignUp',
  summary:
    'Prove the address with the code; the community is made. Safe to repeat: it goes on where it stopped.',
  tag,
  method: 'POST',
  path: '/sign-ups/{signUpId}/verification',
  host: 'root',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  params: signUpParams,
  body: z.strictObject({
    code: codeText,
    password: passwordText,
    /** Another address, when the first was taken meanwhile. */
    slug: slugSchema.optional(),
  }),
  response: signUpSchema.extend({
    /** The person had an account before: their password is the one they know, not the one sent here. */
    accountExisted: z.boolean(),
  }),
  errors: [
    'sign_up.not_found',
    'code.wrong',
    'code.expired',
    'code.exhausted',
    'address.taken',
    'address.reserved',
    'password.too_weak',
  ],
});
