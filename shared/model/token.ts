import * as z from 'zod';
import { idSchema } from '../ids.ts';

/** What a token may be allowed; a session may do all its member may. */
export const scopeSchema = z.enum(['read', 'write', 'moderate', 'admin', 'tickets']);

export const tokenSchema = z.object({
  id: idSchema('token'),
  name: z.string(),
  memberId: idSchema('member'),
  /** Has a member of its own, which no person signs in to. */
  isService: z.boolean(),
  scopes: z.array(scopeSchema),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});
export type ApiToken = z.infer<typeof tokenSchema>;
