import type { FormProblem } from '#lib/form-problem.ts';

/** A refused form of this page, with what was typed in it. */
export interface Refused {
  readonly problem: FormProblem;
  readonly body: string;
}
