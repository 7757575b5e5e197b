import { randomBytes, randomInt } from 'node:crypto';

/**
 * Secrets are the one thing not made through the context: they must be unpredictable in every
 * environment. Tests read them where their owner would, in an answer or a mail.
 */

/** 32 random bytes in 43 characters that need no escaping in an address or a header. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

/** Six digits for a person to type. Every one of the million is as likely. */
export const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');
