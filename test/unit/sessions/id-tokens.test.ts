import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { identity } from '#functions/cloud/identity.ts';
import type { Identity } from '#functions/core/ports.ts';

const POOL = 'us-east-1_Kehila001';
const CLIENT = 'kehilaweb0123456789';
const ISSUER = `https://cognito-idp.us-east-1.amazonaws.com/${POOL}`;
const KID = 'the-signing-key';

const pool = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });
const jwks = { keys: [{ ...pool.publicKey.export({ format: 'jwk' }), kid: KID, alg: 'RS256', use: 'sig' }] };

const encoded = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');
const nowSeconds = (): number => Math.floor(Date.now() / 1_000);
const claims = (change: object = {}): object => ({
  sub: 'f3b1c2d4',
  iss: ISSUER,
  aud: CLIENT,
  token_use: 'id',
  email: 'Dana@Example.org',
  email_verified: true,
  auth_time: nowSeconds() - 10,
  iat: nowSeconds() - 10,
  exp: nowSeconds() + 600,
  ...change,
});
const signed = (payload: object, key: KeyObject = pool.privateKey, header: object = {}): string => {
  const text = `${encoded({ alg: 'RS256', kid: KID, ...header })}.${encoded(payload)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key, 'base64url')}`;
};
/** Signed with the pool's public key as if it were a shared secret. */
const confused = (): string => {
  const text = `${encoded({ alg: 'HS256', kid: KID })}.${encoded(claims())}`;
  const secret = pool.publicKey.export({ format: 'pem', type: 'spki' });
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
};
const altered = (): string => {
  const [header, , signature] = signed(claims()).split('.');
  return [header, encoded(claims({ email: 'admin@example.org' })), signature].join('.');
};

describe('an ID token', () => {
  let verify: Identity['verifyIdToken'];
  const keys = vi.fn<() => Promise<Response>>();

  beforeEach(() => {
    keys.mockReset().mockImplementation(() => Promise.resolve(Response.json(jwks)));
    vi.stubGlobal('fetch', keys);
    const names = {
      KEHILA_USER_POOL_ID: POOL,
      KEHILA_USER_POOL_CLIENT_ID: CLIENT,
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    };
    const made = identity(new CognitoIdentityProviderClient({ region: 'us-east-1' }), names);
    verify = (token) => made.verifyIdToken(token);
  });
  afterEach(() => vi.unstubAllGlobals());

  it('of the pool says who it is, with the address in lower case', async () => {
    expect(await verify(signed(claims()))).toEqual({ subject: 'f3b1c2d4', email: 'dana@example.org' });
  });

  it.each([
    ['was never proved', { email_verified: false }],
    ['was never proved, in the words of the local cloud', { email_verified: 'false' }],
    ['is not said to be proved', { email_verified: undefined }],
    ['is not there', { email: undefined }],
  ])('has no address when it %s', async (_, change) => {
    expect(await verify(signed(claims(change)))).toEqual({ subject: 'f3b1c2d4', email: undefined });
  });

  const alg = (name: string): string => `${encoded({ alg: name, kid: KID })}.${encoded(claims())}.`;
  it.each([
    ['is not signed: alg none', () => alg('none')],
    ['is not signed: alg None', () => alg('None')],
    ['names no algorithm', () => `${encoded({ kid: KID })}.${encoded(claims())}.`],
    ['is signed with the public key as a secret', confused],
    ['was altered after it was signed', altered],
    ['is signed by another key under the name of ours', () => signed(claims(), stranger.privateKey)],
    ['is signed by a key that nobody knows', () => signed(claims(), stranger.privateKey, { kid: 'other' })],
    [
      'brings its own key',
      () => signed(claims(), stranger.privateKey, { jwk: stranger.publicKey.export({ format: 'jwk' }) }),
    ],
    ['has expired', () => signed(claims({ exp: nowSeconds() - 1 }))],
    ['is not valid yet', () => signed(claims({ nbf: nowSeconds() + 600 }))],
    ['is of another pool', () => signed(claims({ iss: ISSUER.replace('001', '002') }))],
    ['is of another issuer', () => signed(claims({ iss: 'https://example.org' }))],
    ['is for another client', () => signed(claims({ aud: 'anotherclient' }))],
    ['is an access token', () => signed(claims({ token_use: 'access', client_id: CLIENT }))],
    ['does not say what it is for', () => signed(claims({ token_use: undefined }))],
    ['is no token', () => 'x'.repeat(40)],
    ['is empty', () => '..'],
    ['has no JSON in it', () => 'eA.eA.eA'],
  ])('is refused when it %s', async (_, make) => {
    await expect(verify(make())).rejects.toMatchObject({
      code: 'actor.token_invalid',
      kind: 'unauthenticated',
    });
  });

  it('that nobody can check now is not called invalid: the caller may come again', async () => {
    keys.mockImplementation(() => Promise.resolve(new Response('', { status: 503 })));
    await expect(verify(signed(claims()))).rejects.toMatchObject({
      code: 'identity.unavailable',
      kind: 'unavailable',
    });
    keys.mockImplementation(() => Promise.reject(new TypeError('fetch failed')));
    await expect(verify(signed(claims()))).rejects.toMatchObject({ kind: 'unavailable' });
  });
});
