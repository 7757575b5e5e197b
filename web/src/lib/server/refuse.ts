import { fail, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import type { FormProblem } from '../form-problem.ts';
import { messageFor } from '../i18n/message-for.ts';
import { ApiProblem } from './api-problem.ts';

type Values = Readonly<Record<string, string | readonly string[]>>;
export type Refusal<V extends Values> = ActionFailure<{ problem: FormProblem; values: V }>;

/** A refused form: the words for it and what was typed, so that no field is cleared. Anything but a refusal flies on. */
export function refuse<V extends Values>(
  event: Pick<RequestEvent, 'locals'>,
  error: unknown,
  values: V,
): Refusal<V> {
  const { status, problem } = refusalOf(event, error);
  return fail(status, { problem, values });
}

/** Status and words, for a page that keeps more than values. */
export function refusalOf(
  event: Pick<RequestEvent, 'locals'>,
  error: unknown,
): { status: number; problem: FormProblem } {
  if (!(error instanceof ApiProblem)) throw error;
  return { status: error.status, problem: problemInWords(event, error) };
}

function problemInWords({ locals }: Pick<RequestEvent, 'locals'>, error: ApiProblem): FormProblem {
  const words = (code: string): string => messageFor(code, locals.locale);
  const all = error.fields.map(({ field, code }) => ({
    name: field.split('.')[0] ?? field,
    text: words(code),
  }));
  // One sentence a field: the first is the cause, the others often follow from it.
  const fields = [...new Map(all.toReversed().map((one) => [one.name, one])).values()].toReversed();
  const problem = { code: error.code, text: words(error.code), fields, details: error.details };
  return error.status >= 500 ? { ...problem, requestId: error.requestId ?? locals.requestId } : problem;
}
