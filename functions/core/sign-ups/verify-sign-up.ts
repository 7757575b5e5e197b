import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { verifySignUp as verifySignUpRoute } from '#shared/api/sign-ups.ts';
import type { SignUpItem } from '#functions/table/sign-ups.ts';
import { MOST_TRIES, requireRightCode } from '../codes/code-rules.ts';
import type { ControlContext } from './control-context.ts';
import { decideAddress } from './decide-address.ts';
import { addressReserved } from './free-addresses.ts';
import { presentSignUp, requireSignUp } from './get-sign-up.ts';
import { provisionTenant } from './provision-tenant.ts';

type Verify = typeof verifySignUpRoute;
type Input = InputOf<Verify>;

/** A verified sign-up may be finished for a month; until then its unfinished tenant is known to be its owner's. */
const VERIFIED_MS = 30 * 86_400_000;
/** Calls that go on with one verified sign-up. */
const MOST_REPEATS = 30;

async function requireCode(ctx: ControlContext, signUp: SignUpItem, code: string): Promise<void> {
  const { id, codeHash, codeExpiresAt, isVerified } = signUp;
  // Going on after the right code is counted apart: a repeat is no guess.
  const window = isVerified ? 'repeats' : 'guesses';
  const tries = await ctx.signUps.hit(`tries#${id}`, window, new Date(signUp.ttl * 1_000).toISOString());
  const mostTries = isVerified ? MOST_REPEATS : MOST_TRIES;
  const expiresAt = isVerified ? undefined : codeExpiresAt;
  requireRightCode({ ownerId: id, code, codeHash, tries, mostTries, expiresAt, now: ctx.now() });
}

async function addressOf(
  ctx: ControlContext,
  signUp: SignUpItem,
  wanted: string | undefined,
): Promise<string> {
  const isClaimed = signUp.doneSteps.includes('address');
  if (wanted === undefined || isClaimed) return signUp.slug;
  if (decideAddress(wanted) !== undefined) throw await addressReserved(ctx, wanted);
  return wanted;
}

/**
 * Proves the address with its code and makes the tenant. For whoever has the mail. Repeating it goes
 * on where an earlier call stopped. Raises `sign_up.not_found`, `code.wrong`, `code.expired`,
 * `code.exhausted`, `address.taken` (of two at once, one), `address.reserved`, `password.too_weak`.
 */
export async function verifySignUp(
  ctx: ControlContext,
  { signUpId, code, password, slug }: Input,
): Promise<OutputOf<Verify>> {
  const signUp = await requireSignUp(ctx, signUpId);
  await requireCode(ctx, signUp, code);
  const verified = {
    isVerified: true,
    slug: await addressOf(ctx, signUp, slug),
    ttl: Math.ceil((Date.parse(ctx.now()) + VERIFIED_MS) / 1_000),
  };
  await ctx.signUps.change(signUpId, verified);
  const done = await provisionTenant(ctx, { ...signUp, ...verified }, password);
  return { ...presentSignUp(ctx, done), accountExisted: done.accountExisted ?? false };
}
