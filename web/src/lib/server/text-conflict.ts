import type { FormProblem } from '../form-problem.ts';

/** The text that stands now, when a change was refused because somebody else was first. */
export interface CurrentText {
  readonly title?: string;
  readonly topics?: readonly string[];
  readonly body: string;
  readonly version: number;
}

/** Reads it from the refusal, if that is what it is. */
export function currentText({ code, details }: FormProblem): CurrentText | undefined {
  return code.endsWith('.changed') ? (details?.['current'] as CurrentText | undefined) : undefined;
}
