import { createHash, timingSafeEqual } from 'node:crypto';
import { AppError, invalid } from '#shared/errors.ts';

/** Long enough to switch to a mail program and back, short enough to be of no use tomorrow. */
export const CODE_MINUTES = 15;
/** Five guesses of a million: one in 200,000. */
export const MOST_TRIES = 5;
/** Codes for one address in an hour; more would be a flood of mail. */
export const MOST_CODES_AN_HOUR = 6;

export const codeExpiry = (now: string): string =>
  new Date(Date.parse(now) + CODE_MINUTES * 60_000).toISOString();

/** What is stored of a code: bound to the thing it is for, so that one cannot serve another. */
export const hashCode = (ownerId: string, code: string): string =>
  createHash('sha256').update(`${ownerId}\n${code}`).digest('base64url');

interface Shown {
  readonly ownerId: string;
  readonly code: string;
  readonly codeHash: string;
  /** The tries of this code, this one included, and how many there may be (five unless said). */
  readonly tries: number;
  readonly mostTries?: number;
  /** Undefined once the code has been right: it stays good for going on. */
  readonly expiresAt: string | undefined;
  readonly now: string;
}

const problem = (code: string): AppError => invalid(code, [{ field: 'code', code }]);

/** Raises `code.exhausted`, `code.expired` or `code.wrong`; a right code after five wrong ones is no longer right. */
export function requireRightCode({
  ownerId,
  code,
  codeHash,
  tries,
  mostTries = MOST_TRIES,
  expiresAt,
  now,
}: Shown): void {
  if (tries > mostTries) throw problem('code.exhausted');
  if (expiresAt !== undefined && expiresAt <= now) throw problem('code.expired');
  const given = Buffer.from(hashCode(ownerId, code));
  const kept = Buffer.from(codeHash);
  if (given.length !== kept.length || !timingSafeEqual(given, kept)) throw problem('code.wrong');
}

/** Raised when an address has been sent too many codes. */
export const tooManyCodes = (): AppError =>
  new AppError('code.too_many', { kind: 'limit', details: { retryAfterSeconds: 3_600 } });
