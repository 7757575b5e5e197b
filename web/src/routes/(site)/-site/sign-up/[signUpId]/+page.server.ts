import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { refuse } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import type { SignUp } from '#shared/model/sign-up.ts';
import type { Actions, PageServerLoad } from './$types';

const idOf = ({ signUpId }: { signUpId: string }): { signUpId: SignUp['id'] } => ({
  signUpId: signUpId as SignUp['id'],
});

/** What the first page kept for this one; a browser that lost it sees the general words. */
function kept(cookie: string | undefined): { email?: string; organisation?: string } {
  try {
    return JSON.parse(cookie ?? '{}') as { email?: string; organisation?: string };
  } catch {
    return {};
  }
}

export const load: PageServerLoad = async (event) => {
  event.depends('kehila:sign-up');
  const signUp = await api(event).getSignUp(idOf(event.params));
  if (signUp.status === 'ready' && signUp.origin !== undefined)
    redirect(303, `${signUp.origin}/sign-in`, { external: true });
  return { signUp, ...kept(event.cookies.get('sign-up')) };
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const slug = field('slug').trim().toLowerCase();
    const call = { ...idOf(event.params), code: field('code'), password: field('password') };
    try {
      await api(event).verifySignUp(slug === '' ? call : { ...call, slug });
    } catch (error) {
      return refuse(event, error, { slug });
    }
    redirect(303, event.url.pathname);
  },
} satisfies Actions;
