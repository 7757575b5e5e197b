/** What went wrong, in the seven kinds a caller can act on. Each has one HTTP status in `to-problem.ts`. */
export type ErrorKind =
  'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'limit' | 'unavailable';

export interface FieldError {
  /** Path of the field as the caller sent it, `sla.firstAnswer`. */
  readonly field: string;
  /** Code for `messageFor`, `text.too_long`. */
  readonly code: string;
}

interface ErrorOptions {
  readonly kind: ErrorKind;
  readonly fields?: readonly FieldError[];
  /** Facts the caller may see, such as the current text in a conflict of edits. Never secrets. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The only error that reaches a caller. `code` is `noun.reason`. */
export class AppError extends Error {
  readonly code: string;
  readonly kind: ErrorKind;
  readonly fields: readonly FieldError[] | undefined;
  readonly details: Readonly<Record<string, unknown>> | undefined;

  constructor(code: string, options: ErrorOptions) {
    super(code, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.kind = options.kind;
    this.fields = options.fields;
    this.details = options.details;
  }
}

/** Also raised for what the actor may not read: existence must not leak. */
export const notFound = (noun: string): AppError => new AppError(`${noun}.not_found`, { kind: 'not_found' });
export const conflict = (code: string, details?: Readonly<Record<string, unknown>>): AppError =>
  new AppError(code, details === undefined ? { kind: 'conflict' } : { kind: 'conflict', details });
/** What stands in the way passes; the caller is told to come again after that many seconds. */
export const unavailable = (code: string, cause: unknown, retryAfterSeconds = 1): AppError =>
  new AppError(code, { kind: 'unavailable', cause, details: { retryAfterSeconds } });
export const forbidden = (code: string): AppError => new AppError(code, { kind: 'forbidden' });
export const unauthenticated = (code = 'actor.unauthenticated'): AppError =>
  new AppError(code, { kind: 'unauthenticated' });
export const invalid = (code: string, fields?: readonly FieldError[]): AppError =>
  new AppError(code, fields === undefined ? { kind: 'invalid' } : { kind: 'invalid', fields });
