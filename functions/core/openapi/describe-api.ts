import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '#shared/api/define-route.ts';
import { problemResponses } from './problem-responses.ts';

const idempotencyKey = z.string().min(8).max(128).optional().meta({
  description:
    'A repeat with one key within 24 hours is answered like the first call and has no second effect.',
});

function isEmpty(schema: z.ZodType): boolean {
  return schema instanceof z.ZodObject && Object.keys(schema.shape).length === 0;
}

function success(route: Route): ZodOpenApiOperationObject['responses'] {
  if (route.status === 204) return { 204: { description: 'Done.' } };
  if (route.status === 302)
    return { 302: { description: 'Sent on to the address in the header `location`.' } };
  return {
    [route.status]: { description: 'Done.', content: { 'application/json': { schema: route.response } } },
  };
}

function requestOf(route: Route): Pick<ZodOpenApiOperationObject, 'requestParams' | 'requestBody'> {
  const creates = route.method === 'POST';
  const params = {
    ...(isEmpty(route.params) ? {} : { path: route.params as z.ZodObject }),
    ...(isEmpty(route.query) ? {} : { query: route.query as z.ZodObject }),
    ...(creates ? { header: z.object({ 'Idempotency-Key': idempotencyKey }) } : {}),
  };
  const hasBody = route.method !== 'GET' && !isEmpty(route.body);
  return {
    ...(Object.keys(params).length > 0 && { requestParams: params }),
    ...(hasBody && {
      requestBody: { required: true, content: { 'application/json': { schema: route.body } } },
    }),
  };
}

function accessOf(route: Route): string {
  if (route.access === 'public') return 'Anybody; a token shows more.';
  const who = route.access === 'member' ? 'Any member.' : `Needs the right \`${route.access.permission}\`.`;
  return `${who} A token needs the scope \`${route.scope}\`.`;
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: accessOf(route),
    tags: [route.tag],
    security: route.access === 'public' ? [{}, { token: [] }] : [{ token: [] }],
    ...requestOf(route),
    responses: { ...success(route), ...problemResponses(route) },
  };
}

/**
 * The OpenAPI 3.1 document of the given routes. Made from the contracts, so it cannot say anything
 * the product does not do.
 * @param server address the paths are below, `https://acme.example.org/api/v1`
 */
export function describeApi(routes: readonly Route[], server: string): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Kehila',
      version: '1.0.0',
      description:
        'Communities that ask, answer and escalate. Lists answer pages: `items` and, when there is more, a `cursor`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server }],
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'A session or an API token of this tenant.' },
      },
    },
  });
}
