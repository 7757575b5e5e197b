/** A failure that a person can do something about: its message is one clear sentence, shown without a stack. */
export class SayError extends Error {
  override name = 'SayError';
}

/** What to print for a failure: the sentence of a SayError, the whole stack of anything else. */
export function sentenceOf(error: unknown): string {
  if (error instanceof SayError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
