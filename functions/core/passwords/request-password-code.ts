import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { requestPasswordCode as requestPasswordCodeRoute } from '#shared/api/passwords.ts';
import { CODE_MINUTES } from '../codes/code-rules.ts';
import { sendCode } from '../codes/send-code.ts';
import type { Context } from '../context.ts';
import { passwordCodeMail } from '../mail/code-mails.ts';
import { noMemberMail } from '../mail/no-member-mail.ts';
import { emailKey, findMemberByKey } from '../members/find-member.ts';

type Request = typeof requestPasswordCodeRoute;

/**
 * Mails a code to set a new password. For anybody. Whether the address has a member cannot be seen,
 * not by the answer and not by its time: a stranger's address gets a mail that says so. Raises
 * `code.too_many` and `mail.unavailable`.
 */
export async function requestPasswordCode(
  ctx: Context,
  { email, locale }: InputOf<Request>,
): Promise<OutputOf<Request>> {
  const member = await findMemberByKey(ctx.table, emailKey(email));
  const isMember = member !== undefined && member.status !== 'suspended';
  const words = { locale: locale ?? ctx.tenant.locale, organisation: ctx.tenant.name };
  const mailOf = (code: string) =>
    isMember ? passwordCodeMail({ ...words, code, minutes: CODE_MINUTES }) : noMemberMail(words);
  return { codeExpiresAt: await sendCode(ctx, { purpose: 'password', email, mailOf }) };
}
