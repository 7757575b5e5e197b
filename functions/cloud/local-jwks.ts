import type { Fetcher } from 'aws-jwt-verify/https';

/**
 * Fetches a pool's signing keys from the local cloud. Its tokens name Cognito's real issuer, whose
 * address ends `/<pool>/.well-known/jwks.json`, as does the local one.
 */
export function localJwksFetcher(endpoint: string): Fetcher {
  return {
    async fetch(uri) {
      const answer = await fetch(new URL(new URL(uri).pathname, endpoint));
      if (!answer.ok) throw new Error(`The local cloud answered ${answer.status} for the signing keys`);
      return answer.arrayBuffer();
    },
  };
}
