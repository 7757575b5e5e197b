import * as z from 'zod';
import { codeText, passwordText } from '../model/secrets.ts';
import { emailSchema, localeSchema } from '../model/tenant.ts';
import { defineRoute, noContent } from './define-route.ts';

const tag = 'passwords';

export const requestPasswordCode = defineRoute({
  operationId: 'requestPasswordCode',
  summary: 'Send a code to set a new password. The answer is the same for known and unknown addresses.',
  tag,
  method: 'POST',
  path: '/passwords/codes',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({ email: emailSchema, locale: localeSchema.optional() }),
  response: z.object({ codeExpiresAt: z.iso.datetime() }),
  status: 202,
  errors: ['code.too_many', 'mail.unavailable'],
});

export const setPassword = defineRoute({
  operationId: 'setPassword',
  summary: 'Set a new password with the code. Sessions of the member here end.',
  tag,
  method: 'PUT',
  path: '/passwords',
  access: 'public',
  scope: 'write',
  rate: 'sensitive',
  body: z.strictObject({ email: emailSchema, code: codeText, password: passwordText }),
  response: noContent,
  status: 204,
  errors: ['code.wrong', 'code.expired', 'code.exhausted', 'password.too_weak'],
});
