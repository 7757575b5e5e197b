import { edgeOfProcess } from './edge-of-process.ts';
import { serve } from './serve.ts';

/** Lambda behind `/api/v1` on tenants' hosts. */
export const handler = serve(edgeOfProcess('api', process.env), 'tenant');
