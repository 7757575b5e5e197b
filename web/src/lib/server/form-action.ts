import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { FormProblem } from '../form-problem.ts';
import { refusalOf } from './refuse.ts';
import { typedForm } from './typed-form.ts';

/** What an action of a page with several forms answers. */
export interface FormAnswer<T> {
  /** Which form it was: its hidden field `of`. */
  readonly of: string;
  readonly problem?: FormProblem;
  /** What was typed, so that no field is cleared. Passwords and codes are not given back. */
  readonly values: Readonly<Record<string, string>>;
  readonly result?: T;
}

export type Field = Awaited<ReturnType<typeof typedForm>>;

/** An action that makes one call of the API. Refused, the page comes back with the words for it at the form it came from. */
export function formAction<T>(run: (event: RequestEvent, field: Field) => Promise<T>) {
  return async (event: RequestEvent): Promise<FormAnswer<T> | ActionFailure<FormAnswer<T>>> => {
    const field = await typedForm(event.request);
    const { of = '', password: _, code: __, ...values } = field.values();
    try {
      return { of, values: {}, result: await run(event, field) };
    } catch (error) {
      const { status, problem } = refusalOf(event, error);
      return fail(status, { of, problem, values });
    }
  };
}
