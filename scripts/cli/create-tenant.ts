import { randomBytes } from 'node:crypto';
import type { InputOf } from '#shared/api/define-route.ts';
import type { signUpTenant } from '#shared/api/sign-ups.ts';
import { isAbandoned, type DirectoryEntry } from '#functions/table/directory.ts';
import type { SignUpItem } from '#functions/table/sign-ups.ts';
import type { ControlContext } from '#functions/core/sign-ups/control-context.ts';
import { decideAddress } from '#functions/core/sign-ups/decide-address.ts';
import { addressReserved, addressTaken } from '#functions/core/sign-ups/free-addresses.ts';
import { provisionTenant } from '#functions/core/sign-ups/provision-tenant.ts';

type Input = InputOf<typeof signUpTenant>;

/** A stopped run is taken up again within this time. */
const KEPT_MS = 30 * 86_400_000;

/** 20 letters and digits that nobody has seen before: 120 bits. */
export const newPassword = (): string => randomBytes(15).toString('base64url');

/** The sign-up of a tenant that was left half made, when the same person is to own it. */
async function unfinished(
  ctx: ControlContext,
  entry: DirectoryEntry | undefined,
  email: string,
): Promise<SignUpItem | undefined> {
  if (entry?.status !== 'provisioning' || entry.signUpId === undefined) return undefined;
  const signUp = await ctx.signUps.find(entry.signUpId, ctx.now());
  return signUp?.email === email ? signUp : undefined;
}

function signUpOf(ctx: ControlContext, input: Input): SignUpItem {
  const now = ctx.now();
  return {
    ...input,
    id: ctx.newId('signUp'),
    tenantId: ctx.newId('tenant'),
    ownerId: ctx.newId('member'),
    kinds: [...new Set(input.kinds)],
    // The operator answers for the address; no code was sent and none will do.
    isVerified: true,
    codeHash: '',
    codeExpiresAt: now,
    doneSteps: [],
    createdAt: now,
    ttl: Math.ceil((Date.parse(now) + KEPT_MS) / 1_000),
  };
}

/**
 * Makes a tenant as a sign-up does, without the mail with the code: the operator answers for the owner's address.
 * Run again after a stop, it goes on. Answers whether the owner had an account before, whose password then stays.
 * Raises `address.taken`, `address.reserved`, `password.too_weak`.
 */
export async function createTenant(
  ctx: ControlContext,
  input: Input,
  password: string,
): Promise<{ accountExisted: boolean }> {
  if (decideAddress(input.slug) !== undefined) throw await addressReserved(ctx, input.slug);
  const entry = await ctx.directory.findBySlug(input.slug);
  const begun = await unfinished(ctx, entry, input.email);
  if (entry !== undefined && begun === undefined && !isAbandoned(entry, ctx.now()))
    throw await addressTaken(ctx, input.slug);
  const signUp = begun ?? signUpOf(ctx, input);
  if (begun === undefined) await ctx.signUps.create(signUp);
  const { accountExisted = false } = await provisionTenant(ctx, signUp, password);
  return { accountExisted };
}
