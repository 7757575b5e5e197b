import { redirect } from '@sveltejs/kit';
import { api } from '#lib/server/api.ts';
import { refuse } from '#lib/server/refuse.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({ bare: true });

export const actions = {
  send: async (event) => {
    const field = await typedForm(event.request);
    const values = { email: field('email'), sent: '' };
    try {
      await api(event).requestPasswordCode({ email: field('email'), locale: event.locals.locale });
    } catch (error) {
      return refuse(event, error, values);
    }
    return { values: { ...values, sent: 'yes' }, problem: undefined };
  },
  set: async (event) => {
    const field = await typedForm(event.request);
    try {
      await api(event).setPassword({
        email: field('email'),
        code: field('code'),
        password: field('password'),
      });
    } catch (error) {
      return refuse(event, error, { email: field('email'), sent: 'yes' });
    }
    redirect(303, '/sign-in?password-set');
  },
} satisfies Actions;
