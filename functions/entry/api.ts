import { edgeOfProcess } from '../runtime/edge-of-process.ts';
import { serve } from '../runtime/serve.ts';

/** Lambda behind `/api/v1` on tenants' hosts. */
export const handler = serve(edgeOfProcess('api', process.env), 'tenant');
