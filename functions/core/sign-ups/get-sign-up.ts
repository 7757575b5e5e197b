import { AppError } from '#shared/errors.ts';
import type { Id } from '#shared/ids.ts';
import type { InputOf, OutputOf } from '#shared/api/define-route.ts';
import type { getSignUp as getSignUpRoute } from '#shared/api/sign-ups.ts';
import { signUpSteps, type SignUp, type SignUpStep } from '#shared/model/sign-up.ts';
import type { SignUpItem } from '#functions/table/sign-ups.ts';
import type { ControlContext } from './control-context.ts';

type Get = typeof getSignUpRoute;

const LAST_STEP: SignUpStep = 'open';

/** What the page of a sign-up shows. Nothing of the person who asked. */
export function presentSignUp(ctx: ControlContext, { id, slug, isVerified, doneSteps }: SignUpItem): SignUp {
  const steps = signUpSteps.map((step) => ({ step, done: doneSteps.includes(step) }));
  if (doneSteps.includes(LAST_STEP)) return { id, slug, status: 'ready', steps, origin: ctx.originOf(slug) };
  return { id, slug, status: isVerified ? 'working' : 'unverified', steps };
}

/** The sign-up, or `sign_up.not_found` when it never was or is over. */
export async function requireSignUp(ctx: ControlContext, id: Id<'signUp'>): Promise<SignUpItem> {
  const signUp = await ctx.signUps.find(id, ctx.now());
  if (signUp === undefined) throw new AppError('sign_up.not_found', { kind: 'not_found' });
  return signUp;
}

/** How far a sign-up is. For whoever knows its id, which only the one who asked was told. */
export async function getSignUp(ctx: ControlContext, { signUpId }: InputOf<Get>): Promise<OutputOf<Get>> {
  return presentSignUp(ctx, await requireSignUp(ctx, signUpId));
}
