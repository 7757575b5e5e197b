import * as z from 'zod';

/**
 * At least 10 characters (NIST SP 800-63B asks for 8); at most 99, which is Cognito's own limit. No
 * rules of composition. Spaces count: a sentence is a good password.
 */
export const passwordText = z.string().min(10, 'password.too_short').max(99, 'password.too_long');

/** Six digits from a mail; spaces that came with pasting are dropped. */
export const codeText = z
  .string()
  .max(20, 'code.malformed')
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'code.malformed'));

/** The part of an invitation's link that only the invited have: 26 characters of its id, 43 of its secret. */
export const invitationSecret = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{26}[A-Za-z0-9_-]{43}$/, 'invitation.malformed');
