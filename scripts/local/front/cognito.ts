import type { Agent } from 'node:http';
import { answerText, passableHeaders, type Part } from './edge.ts';
import { forward } from './forward.ts';

const SERVICE = 'AWSCognitoIdentityProviderService.';

/** Passes `POST /_cognito/` to the emulator's user pools: the browser's sign-in, which needs no signature. */
export function cognitoPart({ endpoint, agent }: { endpoint: string; agent: Agent }): Part {
  return async (visit) => {
    const { request, response, url } = visit;
    if (url.pathname !== '/_cognito/' && url.pathname !== '/_cognito') return false;
    const target = request.headers['x-amz-target'];
    if (request.method !== 'POST' || typeof target !== 'string' || !target.startsWith(SERVICE)) {
      answerText(response, 404, 'Only calls of the sign-in client are answered here.');
      return true;
    }
    // Without a signature the emulator refuses what only the owner may do.
    const { authorization: _owner, cookie: _cookie, origin: _origin, ...headers } = passableHeaders(request);
    await forward(visit, {
      endpoint,
      path: '/',
      headers: { ...headers, host: new URL(endpoint).host },
      agent,
    });
    return true;
  };
}
