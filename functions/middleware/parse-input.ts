import type * as z from 'zod';
import { AppError, invalid, type FieldError } from '#shared/errors.ts';
import type { Route } from '#shared/api/define-route.ts';
import type { HttpEvent } from './edge.ts';

/** API Gateway takes 10 MB; no body of ours needs more than this. */
const MOST_BODY_BYTES = 256 * 1_024;

function fieldsOf(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({ field: [...issue.path, key].join('.'), code: 'field.unknown' }));
    const isOurs = /^[a-z_]+\.[a-z_]+$/.test(issue.message);
    return [{ field: issue.path.join('.'), code: isOurs ? issue.message : `field.${issue.code}` }];
  });
}

/** Half a character can be written in JSON and in no UTF-8: no table and no other system takes it. Only as deep as the contract. */
function illFormed(value: unknown, path: readonly string[] = []): FieldError[] {
  if (typeof value === 'string')
    return value.isWellFormed() ? [] : [{ field: path.join('.'), code: 'text.forbidden_character' }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => illFormed(inner, [...path, name]));
}

function parsePart(schema: z.ZodType, part: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(part);
  const fields = parsed.success ? illFormed(parsed.data) : fieldsOf(parsed.error);
  if (!parsed.success || fields.length > 0) throw invalid('request.invalid', fields);
  return parsed.data as Record<string, unknown>;
}

function bodyOf(event: HttpEvent): unknown {
  if (event.body === undefined || event.body === '') return {};
  const text = event.isBase64Encoded ? Buffer.from(event.body, 'base64').toString('utf8') : event.body;
  if (Buffer.byteLength(text) > MOST_BODY_BYTES) throw invalid('request.too_large');
  if (!/^application\/(?:[\w.+-]+\+)?json\b/i.test(event.headers['content-type'] ?? ''))
    throw invalid('request.not_json');
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new AppError('request.not_json', { kind: 'invalid', cause });
  }
}

/** An id in a path that cannot exist is answered like one that does not: nothing tells the two apart. */
function parseParams(route: Route, params: Record<string, string>): Record<string, unknown> {
  const parsed = route.params.safeParse(params);
  if (parsed.success) return parsed.data as Record<string, unknown>;
  const [field] = fieldsOf(parsed.error);
  const noun = (field?.field ?? 'page')
    .replace(/Id$/, '')
    .replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  throw new AppError(`${noun}.not_found`, { kind: 'not_found' });
}

/** Path, query and body in one object of the contract's shape. Unknown keys are refused. */
export function parseInput(
  route: Route,
  event: HttpEvent,
  params: Record<string, string>,
): Record<string, unknown> {
  const hasBody = route.method !== 'GET';
  return {
    ...parseParams(route, params),
    ...parsePart(route.query, event.queryStringParameters ?? {}),
    ...(hasBody ? parsePart(route.body, bodyOf(event)) : {}),
  };
}
