import type { FieldError } from '#shared/errors.ts';

interface ProblemBody {
  readonly code?: string;
  readonly title?: string;
  readonly fields?: readonly FieldError[];
  readonly details?: Readonly<Record<string, unknown>>;
  readonly requestId?: string;
}

/** What the API answers instead of a result (RFC 9457). Loads may let it fly: `handleError` gives it its page. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: readonly FieldError[];
  readonly details: Readonly<Record<string, unknown>>;
  readonly requestId: string | undefined;

  constructor(status: number, body: ProblemBody) {
    super(body.code ?? 'internal');
    this.name = 'ApiProblem';
    this.status = status;
    this.code = body.code ?? 'internal';
    this.title = body.title ?? '';
    this.fields = body.fields ?? [];
    this.details = body.details ?? {};
    this.requestId = body.requestId;
  }
}

/** Reads a refused answer. One that is no problem document, such as a gateway's, becomes `internal`. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const isProblem = response.headers.get('content-type')?.includes('json') === true;
  const body = isProblem ? ((await response.json()) as ProblemBody) : {};
  return new ApiProblem(response.status, body);
}
