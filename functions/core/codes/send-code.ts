import { replace } from '#functions/table/writes.ts';
import type { Context } from '../context.ts';
import type { MailText } from '../mail/lay-out-mail.ts';
import { sendMailNow } from '../mail/send-mail-now.ts';
import { newCode } from '../secrets.ts';
import { codeEntity, type CodePurpose } from './code.entity.ts';
import { codeExpiry, hashCode, MOST_CODES_AN_HOUR, tooManyCodes } from './code-rules.ts';

const HOUR_MS = 3_600_000;

interface Sending {
  readonly purpose: CodePurpose;
  readonly email: string;
  readonly mailOf: (code: string) => MailText;
}

/** Mails a new code to an address; the one before no longer works. Answers until when. Raises `code.too_many`, `mail.unavailable`. */
export async function sendCode(ctx: Context, { purpose, email, mailOf }: Sending): Promise<string> {
  const start = Math.floor(Date.parse(ctx.now()) / HOUR_MS) * HOUR_MS;
  const sent = await ctx.table.hit(
    `code#${purpose}#${email}`,
    String(start),
    new Date(start + 2 * HOUR_MS).toISOString(),
  );
  if (sent > MOST_CODES_AN_HOUR) throw tooManyCodes();
  const code = newCode();
  const codeId = ctx.newId('event');
  const expiresAt = codeExpiry(ctx.now());
  const ttl = Math.ceil(Date.parse(expiresAt) / 1_000);
  await ctx.table.write({
    writes: [
      replace(codeEntity, { purpose, email, codeId, codeHash: hashCode(codeId, code), expiresAt, ttl }),
    ],
  });
  await sendMailNow(ctx.ports.sendMail, { to: email, mail: mailOf(code), idempotencyKey: codeId });
  return expiresAt;
}
