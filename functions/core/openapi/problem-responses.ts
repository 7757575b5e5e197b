import * as z from 'zod';
import type { Route } from '#shared/api/define-route.ts';

/** RFC 9457 problem details, with the code a program decides by. */
export const problemSchema = z
  .object({
    type: z.string(),
    status: z.int(),
    title: z.string(),
    code: z.string(),
    fields: z.array(z.object({ field: z.string(), code: z.string() })).optional(),
    details: z.record(z.string(), z.unknown()).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details. `code` is stable; `title` is for people.' });

const content = { 'application/problem+json': { schema: problemSchema } };

/** The problems any call of a route can meet; its own codes are listed in the description. */
export function problemResponses(
  route: Route,
): Record<string, { description: string; content: typeof content }> {
  const own = route.errors.length === 0 ? '' : ` Codes: ${route.errors.join(', ')}.`;
  const responses: Record<string, string> = {
    400: 'The request is not valid; `fields` says where.',
    403: 'Not allowed, or asked for by another site.',
    404: 'Not here, or not for you.',
    409: 'Something changed meanwhile.',
    429: 'Too many requests; `retry-after` says when to come again.',
    500: 'Something went wrong here.',
    503: 'Try again in a moment.',
    401: route.access === 'public' ? 'The token sent is not valid.' : 'Sign in first, or send a token.',
  };
  return Object.fromEntries(
    Object.entries(responses).map(([status, description]) => [
      status,
      { description: description + own, content },
    ]),
  );
}
