import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { requestJoinCode as requestJoinCodeRoute } from '#shared/api/invitations.ts';
import { CODE_MINUTES } from '../codes/code-rules.ts';
import { sendCode } from '../codes/send-code.ts';
import type { Context } from '../context.ts';
import { joinCodeMail } from '../mail/code-mails.ts';
import { noInvitation } from './decide-invitation.ts';
import { requireInvitation } from './load-invitation.ts';

type Request = typeof requestJoinCodeRoute;

/**
 * Mails a code to whoever joins by a link. For those who have the link. The same for every address,
 * members' too. Raises what `getInvitation` raises, `code.too_many` and `mail.unavailable`.
 */
export async function requestJoinCode(
  ctx: Context,
  { secret, email, locale }: InputOf<Request>,
): Promise<OutputOf<Request>> {
  const { via } = await requireInvitation(ctx, secret);
  if (via !== 'link') throw noInvitation();
  const words = { locale: locale ?? ctx.tenant.locale, organisation: ctx.tenant.name, minutes: CODE_MINUTES };
  const mailOf = (code: string) => joinCodeMail({ ...words, code });
  return { codeExpiresAt: await sendCode(ctx, { purpose: 'join', email, mailOf }) };
}
