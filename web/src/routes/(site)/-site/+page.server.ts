import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import type { FormProblem } from '#lib/form-problem.ts';
import { api } from '#lib/server/api.ts';
import { refusalOf } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { timeZones } from '#lib/server/time-zones.ts';
import type { Actions, PageServerLoad } from './$types';
import { emptySignUp, readSignUp, type SignUpForm } from './sign-up-form.ts';

const HOUR_SECONDS = 3_600;
const invalid = (field: string, code: string): ApiProblem =>
  new ApiProblem(422, { code: 'input.invalid', fields: [{ field, code }] });

export const load: PageServerLoad = ({ locals, url }) => ({
  empty: emptySignUp(locals.locale),
  parent: url.host,
  // The list of places leaves UTC out; a browser set to it says just that.
  zones: timeZones(),
});

type Step = 1 | 2 | 3;
type Shown = { step: Step; typed: SignUpForm; problem?: FormProblem };

/** The same step again, with the words for what was refused and all that was typed. */
function again(event: RequestEvent, shown: { step: Step; typed: SignUpForm }, error: unknown) {
  const { status, problem } = refusalOf(event, error);
  return fail(status, { ...shown, problem } as Shown);
}

export const actions = {
  organisation: async (event) => {
    const typed = readSignUp(await typedForm(event.request));
    if (typed.organisation === '')
      return again(event, { step: 1, typed }, invalid('organisation', 'text.required'));
    const { status } = await api(event).checkAddress({ slug: typed.slug === '' ? '-' : typed.slug });
    if (status !== 'free') return again(event, { step: 1, typed }, invalid('slug', `address.${status}`));
    return { step: 2, typed } as Shown;
  },
  communities: async (event) => {
    const typed = readSignUp(await typedForm(event.request));
    if (typed.kinds.length === 0) return again(event, { step: 2, typed }, invalid('kinds', 'kinds.required'));
    return { step: 3, typed } as Shown;
  },
  back: async (event) => {
    const field = await typedForm(event.request);
    return { step: field('to') === '2' ? 2 : 1, typed: readSignUp(field) } as Shown;
  },
  person: async (event) => {
    const typed = readSignUp(await typedForm(event.request));
    let id: string;
    try {
      id = (await api(event).signUpTenant({ ...typed, kinds: [...typed.kinds] })).id;
    } catch (error) {
      const step = error instanceof ApiProblem && error.code.startsWith('address.') ? 1 : 3;
      return again(event, { step, typed }, error);
    }
    const secure = event.url.protocol === 'https:';
    const kept = JSON.stringify({ email: typed.email, organisation: typed.organisation });
    event.cookies.set('sign-up', kept, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure,
      maxAge: HOUR_SECONDS,
    });
    redirect(303, `/sign-up/${id}`);
  },
} satisfies Actions;
