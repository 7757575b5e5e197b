import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { ApiProblem } from '#lib/server/api-problem.ts';
import { api } from '#lib/server/api.ts';
import { rememberLocale } from '#lib/server/decide-locale.ts';
import { refusalOf } from '#lib/server/refuse.ts';
import { keepSession } from '#lib/server/session.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import { messageFor } from '#lib/i18n/message-for.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { secret } = event.params;
  // The address holds a secret: no other site may learn it.
  event.setHeaders({ 'referrer-policy': 'no-referrer' });
  try {
    return { bare: true, invitation: await api(event).getInvitation({ secret }), closed: '' };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status >= 500) throw error;
    return { bare: true, invitation: undefined, closed: messageFor(error.code, event.locals.locale) };
  }
};

type Shown = { name: string; email: string; codeSent: boolean };

function again(event: RequestEvent, shown: Shown, error: unknown) {
  const { status, problem } = refusalOf(event, error);
  return fail(status, { shown, problem });
}

export const actions = {
  /** By link: proves the address first. */
  code: async (event) => {
    const field = await typedForm(event.request);
    const shown = { name: field('name'), email: field('email'), codeSent: false };
    try {
      await api(event).requestJoinCode({
        secret: event.params.secret,
        email: shown.email,
        locale: event.locals.locale,
      });
    } catch (error) {
      return again(event, shown, error);
    }
    return { shown: { ...shown, codeSent: true }, problem: undefined };
  },
  accept: async (event) => {
    const field = await typedForm(event.request);
    const shown = { name: field('name'), email: field('email'), codeSent: field('code') !== '' };
    const proof = shown.email === '' ? {} : { email: shown.email, code: field('code') };
    const { locale } = event.locals;
    try {
      const call = {
        secret: event.params.secret,
        name: shown.name,
        password: field('password'),
        locale,
        ...proof,
      };
      const { token, expiresAt, member } = await api(event).acceptInvitation(call);
      keepSession(event, token, expiresAt);
      rememberLocale(event, member.locale);
    } catch (error) {
      return again(event, shown, error);
    }
    redirect(303, '/');
  },
} satisfies Actions;
