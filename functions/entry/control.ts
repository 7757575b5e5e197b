import { controlEdge } from '../runtime/control-of-process.ts';
import { serve } from '../runtime/serve.ts';

/** Lambda behind `/api/v1` on the product's own host: sign-up. The only one that may make tables. */
export const handler = serve(controlEdge(process.env), 'root');
