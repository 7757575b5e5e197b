export interface FieldProblem {
  /** Name of the form field; its control has the id `f-<name>`. */
  readonly name: string;
  readonly text: string;
}

/** A refused form in the reader's words. Made on the server, so that no table of codes is sent to a browser. */
export interface FormProblem {
  readonly code: string;
  readonly text: string;
  readonly fields: readonly FieldProblem[];
  /** Only when the fault is ours: a code to pass on. */
  readonly requestId?: string;
  /** Facts such as both texts in a conflict of edits. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** The words under one field, if it was refused. */
export function errorOf(problem: FormProblem | undefined, name: string): string | undefined {
  return problem?.fields.find((field) => field.name === name)?.text;
}
