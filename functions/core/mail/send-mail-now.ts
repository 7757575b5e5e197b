import { unavailable } from '#shared/errors.ts';
import type { Mail } from '../ports.ts';
import type { MailText } from './lay-out-mail.ts';

interface Letter {
  readonly to: string;
  readonly mail: MailText;
  readonly idempotencyKey: string;
}

/** The SDK has tried three times by then: asking again at once would only be the fourth time. */
const COME_AGAIN_SECONDS = 30;

/** Sends a mail the caller waits for. Raises `mail.unavailable` so that they can try again. */
export async function sendMailNow(
  send: (mail: Mail) => Promise<void>,
  { to, mail, idempotencyKey }: Letter,
): Promise<void> {
  try {
    await send({ to, ...mail, idempotencyKey });
  } catch (cause) {
    throw unavailable('mail.unavailable', cause, COME_AGAIN_SECONDS);
  }
}
