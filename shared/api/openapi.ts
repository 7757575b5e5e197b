import * as z from 'zod';
import { defineRoute } from './define-route.ts';

export const getOpenApi = defineRoute({
  operationId: 'getOpenApi',
  summary: 'This document.',
  tag: 'openapi',
  method: 'GET',
  path: '/openapi.json',
  access: 'public',
  scope: 'read',
  rate: 'read',
  response: z.record(z.string(), z.unknown()),
});
