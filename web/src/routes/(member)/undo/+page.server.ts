import { redirect } from '@sveltejs/kit';
import { sayDone } from '#lib/server/done-cookie.ts';
import { api } from '#lib/server/api.ts';
import { refuse } from '#lib/server/refuse.ts';
import { safeNext } from '#lib/server/safe-next.ts';
import { typedForm } from '#lib/server/typed-form.ts';
import type { Actions, RequestEvent } from './$types';

type Field = (name: string) => string;

/** The inverse of each act that offers Undo. */
function putBack(event: RequestEvent, field: Field): Promise<unknown> {
  const questionId = field('questionId');
  const [what, target] = [field('what'), field('target')];
  if (what === 'answer') return api(event).restoreAnswer({ questionId, answerId: target });
  if (what === 'comment') return api(event).restoreComment({ questionId, commentId: target });
  if (what === 'place') return api(event).moveQuestion({ questionId, spaceId: target });
  return api(event).restoreQuestion({ questionId });
}

/** There is nothing to see before something was refused. */
export const load = (event: RequestEvent): void => {
  if (event.request.method === 'GET') redirect(303, '/');
};

export const actions = {
  default: async (event) => {
    const field = await typedForm(event.request);
    const back = safeNext(field('back'));
    try {
      await putBack(event, field);
    } catch (error) {
      return refuse(event, error, { ...field.values(), back });
    }
    sayDone(event, { act: 'put_back' });
    redirect(303, back);
  },
} satisfies Actions;
