/* eslint-disable @typescript-eslint/no-deprecated -- every export of the SRP library is marked so; it is the one Cognito documents */
import { AuthenticationDetails, CognitoUser, CognitoUserPool } from 'amazon-cognito-identity-js';
import { inject } from 'vitest';

export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests read answers as callers in any language do
  readonly body: any;
  readonly headers: Headers;
}

interface Call {
  readonly body?: unknown;
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
}

/** Calls the deployed HTTP API as the front server would for one host. */
export type CallApi = (method: string, path: string, call?: Call) => Promise<Answer>;

/** The API at one host: `acme.localhost`, or `localhost` for the product's own. */
export function apiAt(host: string): CallApi {
  const { apiUrl, outputs } = inject('flow');
  const edge = {
    'x-kehila-host': host,
    'x-kehila-origin': `http://${host}:3000`,
    'x-kehila-edge': outputs.webEnvironment['KEHILA_EDGE_KEY'] ?? '',
    'x-forwarded-for': '127.0.0.1',
  };
  return async (method, path, { body, token, headers } = {}) => {
    const answer = await fetch(`${apiUrl}/api/v1${path}`, {
      method,
      headers: {
        ...edge,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await answer.text();
    const isJson = (answer.headers.get('content-type') ?? '').includes('json');
    return {
      status: answer.status,
      body: isJson && text !== '' ? (JSON.parse(text) as unknown) : text,
      headers: answer.headers,
    };
  };
}

interface SentMail {
  readonly To: string[];
  readonly Subject: string;
  readonly BodyText: string;
}

/** Mails sent to an address, newest first, as the local cloud keeps them. */
export async function mailsTo(address: string): Promise<SentMail[]> {
  const { endpoint } = inject('flow');
  const answer = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = (await answer.json()) as { messages: Record<string, SentMail[]> };
  return Object.values(messages)
    .flat()
    .filter(({ To }) => (Array.isArray(To) ? To : [To]).some((to) => to.includes(address)))
    .reverse();
}

/** Proves a password to Cognito by SRP, as a browser does, and answers the ID token. */
export function signInBySrp(email: string, password: string): Promise<string> {
  const { endpoint, outputs } = inject('flow');
  const { KEHILA_USER_POOL_ID: UserPoolId = '', KEHILA_USER_POOL_CLIENT_ID: ClientId = '' } =
    outputs.webEnvironment;
  const Pool = new CognitoUserPool({ UserPoolId, ClientId, endpoint });
  const user = new CognitoUser({ Username: email, Pool });
  return new Promise((resolve, reject) => {
    user.authenticateUser(new AuthenticationDetails({ Username: email, Password: password }), {
      onSuccess: (session) => resolve(session.getIdToken().getJwtToken()),
      onFailure: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
    });
  });
}

/** Asks again until the answer satisfies, or says what it was last. Deadline in seconds. */
export async function eventually<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
  deadlineSeconds = 60,
): Promise<T> {
  const end = Date.now() + deadlineSeconds * 1_000;
  for (;;) {
    const answer = await ask();
    if (isRight(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`Not within ${deadlineSeconds} s; last: ${JSON.stringify(answer).slice(0, 2_000)}`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
