import { createHash } from 'node:crypto';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { signUpTenant as signUpTenantRoute } from '#shared/api/sign-ups.ts';
import { isAbandoned } from '#functions/table/directory.ts';
import type { SignUpItem } from '#functions/table/sign-ups.ts';
import { CODE_MINUTES, codeExpiry, hashCode, MOST_CODES_AN_HOUR, tooManyCodes } from '../codes/code-rules.ts';
import { signUpCodeMail } from '../mail/code-mails.ts';
import { sendMailNow } from '../mail/send-mail-now.ts';
import { newCode } from '../secrets.ts';
import type { ControlContext } from './control-context.ts';
import { decideAddress } from './decide-address.ts';
import { addressReserved, addressTaken } from './free-addresses.ts';

type SignUp = typeof signUpTenantRoute;

const HOUR_MS = 3_600_000;
/** A sign-up waits this long for its code; verified ones are given longer. */
const KEPT_MS = 24 * HOUR_MS;

/** The tenant this address is of now, when it is unfinished and was asked for with the same e-mail; otherwise new names. */
async function namesFor(
  ctx: ControlContext,
  slug: string,
  email: string,
): Promise<Pick<SignUpItem, 'tenantId' | 'ownerId'>> {
  const fresh = { tenantId: ctx.newId('tenant'), ownerId: ctx.newId('member') };
  const entry = await ctx.directory.findBySlug(slug);
  if (entry === undefined || isAbandoned(entry, ctx.now())) return fresh;
  const before = entry.signUpId === undefined ? undefined : await ctx.signUps.find(entry.signUpId, ctx.now());
  const isOwn = entry.status === 'provisioning' && before?.email === email;
  if (!isOwn) throw await addressTaken(ctx, slug);
  return { tenantId: before.tenantId, ownerId: before.ownerId };
}

async function countCode(ctx: ControlContext, email: string): Promise<void> {
  const start = Math.floor(Date.parse(ctx.now()) / HOUR_MS) * HOUR_MS;
  const who = createHash('sha256').update(email).digest('base64url');
  const sent = await ctx.signUps.hit(
    `sign-up-code#${who}`,
    String(start),
    new Date(start + 2 * HOUR_MS).toISOString(),
  );
  if (sent > MOST_CODES_AN_HOUR) throw tooManyCodes();
}

/**
 * Notes what an organisation asks for and mails a code to its first admin. For anybody. Known and
 * unknown addresses get the same answer. Asking again sends another code, and takes up a tenant that
 * was left unfinished. Raises `address.taken`, `address.reserved`, `code.too_many`, `mail.unavailable`.
 */
export async function signUpTenant(ctx: ControlContext, input: InputOf<SignUp>): Promise<OutputOf<SignUp>> {
  const { slug, email, locale, organisation } = input;
  if (decideAddress(slug) !== undefined) throw await addressReserved(ctx, slug);
  const names = await namesFor(ctx, slug, email);
  await countCode(ctx, email);
  const id = ctx.newId('signUp');
  const code = newCode();
  const codeExpiresAt = codeExpiry(ctx.now());
  await ctx.signUps.create({
    ...input,
    ...names,
    id,
    kinds: [...new Set(input.kinds)],
    isVerified: false,
    codeHash: hashCode(id, code),
    codeExpiresAt,
    doneSteps: [],
    createdAt: ctx.now(),
    ttl: Math.ceil((Date.parse(ctx.now()) + KEPT_MS) / 1_000),
  });
  const mail = signUpCodeMail({ locale, organisation, code, minutes: CODE_MINUTES });
  await sendMailNow(ctx.sendMail, { to: email, mail, idempotencyKey: id });
  return { id, codeExpiresAt };
}
